BEGIN;

-- The act may come with its scan; an adopted plan says since when its live rows are closed.
ALTER TABLE "Plan" ADD COLUMN "lockedAt" TIMESTAMPTZ(3);
ALTER TABLE "LegalAct" ADD COLUMN "scanId" UUID;
CREATE INDEX "LegalAct_scanId_idx" ON "LegalAct"("scanId");
ALTER TABLE "LegalAct" ADD CONSTRAINT "LegalAct_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Words, dates, assignments and structure of an adopted plan are closed until an amendment opens them. What goes on: reports, states of
-- implementation, evidence, answers to open proposals, recorded numbers of the act. The loader of the demonstration says maksat.loading,
-- an amendment says maksat.amending.
CREATE FUNCTION is_plan_locked(plan uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('maksat.loading', true), '') <> 'on' AND coalesce(current_setting('maksat.amending', true), '') <> 'on'
    AND EXISTS (SELECT 1 FROM "Plan" p WHERE p."id" = plan AND p."lockedAt" IS NOT NULL) $$;
CREATE FUNCTION refuse_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  plans uuid[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'Plan' THEN plans := ARRAY[OLD."id"];
    WHEN 'PlanText' THEN plans := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW."planId"] ELSE ARRAY[OLD."planId"] END;
    WHEN 'PlanSection', 'Objective', 'Action' THEN
      plans := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW."planId"] WHEN 'DELETE' THEN ARRAY[OLD."planId"] ELSE ARRAY[OLD."planId", NEW."planId"] END;
    WHEN 'PlanSectionText' THEN
      SELECT array_agg(s."planId") INTO plans FROM "PlanSection" s WHERE s."id" = CASE TG_OP WHEN 'INSERT' THEN NEW."sectionId" ELSE OLD."sectionId" END;
    WHEN 'ObjectiveText' THEN
      SELECT array_agg(o."planId") INTO plans FROM "Objective" o WHERE o."id" = CASE TG_OP WHEN 'INSERT' THEN NEW."objectiveId" ELSE OLD."objectiveId" END;
    ELSE
      IF TG_OP = 'INSERT' THEN SELECT array_agg(a."planId") INTO plans FROM "Action" a WHERE a."id" = NEW."actionId";
      ELSIF TG_OP = 'DELETE' THEN SELECT array_agg(a."planId") INTO plans FROM "Action" a WHERE a."id" = OLD."actionId";
      ELSE SELECT array_agg(a."planId") INTO plans FROM "Action" a WHERE a."id" IN (OLD."actionId", NEW."actionId"); END IF;
  END CASE;
  IF EXISTS (SELECT 1 FROM unnest(plans) AS p(id) WHERE is_plan_locked(p.id)) THEN RAISE EXCEPTION 'the plan is adopted' USING ERRCODE = 'MK004'; END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER "Plan_adopted" BEFORE UPDATE ON "Plan" FOR EACH ROW
  WHEN (OLD."lockedAt" IS NOT NULL AND ((OLD."kind", OLD."periodStart", OLD."periodEnd", OLD."sourceLanguage", OLD."deletedAt", OLD."lockedAt")
    IS DISTINCT FROM (NEW."kind", NEW."periodStart", NEW."periodEnd", NEW."sourceLanguage", NEW."deletedAt", NEW."lockedAt")
    OR NEW."status" IN ('PREPARATION', 'DRAFTING', 'COMMISSION_REVIEW', 'SUBMITTED')))
  EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "Plan_adopted_delete" BEFORE DELETE ON "Plan" FOR EACH ROW EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "PlanText_adopted" BEFORE INSERT OR DELETE ON "PlanText" FOR EACH ROW EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "PlanText_adopted_words" BEFORE UPDATE ON "PlanText" FOR EACH ROW
  WHEN ((OLD."planId", OLD."language", OLD."title", OLD."shortTitle") IS DISTINCT FROM (NEW."planId", NEW."language", NEW."title", NEW."shortTitle")) EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "PlanSection_adopted" BEFORE INSERT OR DELETE ON "PlanSection" FOR EACH ROW EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "PlanSection_adopted_place" BEFORE UPDATE ON "PlanSection" FOR EACH ROW
  WHEN ((OLD."planId", OLD."parentId", OLD."kind", OLD."rank", OLD."deletedAt") IS DISTINCT FROM (NEW."planId", NEW."parentId", NEW."kind", NEW."rank", NEW."deletedAt"))
  EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "PlanSectionText_adopted" BEFORE INSERT OR DELETE ON "PlanSectionText" FOR EACH ROW EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "PlanSectionText_adopted_words" BEFORE UPDATE ON "PlanSectionText" FOR EACH ROW
  WHEN ((OLD."sectionId", OLD."language", OLD."title", OLD."body") IS DISTINCT FROM (NEW."sectionId", NEW."language", NEW."title", NEW."body")) EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "Objective_adopted" BEFORE INSERT OR DELETE ON "Objective" FOR EACH ROW EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "Objective_adopted_place" BEFORE UPDATE ON "Objective" FOR EACH ROW
  WHEN ((OLD."planId", OLD."sectionId", OLD."parentId", OLD."level", OLD."rank", OLD."deletedAt") IS DISTINCT FROM (NEW."planId", NEW."sectionId", NEW."parentId", NEW."level", NEW."rank", NEW."deletedAt"))
  EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "ObjectiveText_adopted" BEFORE INSERT OR DELETE ON "ObjectiveText" FOR EACH ROW EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "ObjectiveText_adopted_words" BEFORE UPDATE ON "ObjectiveText" FOR EACH ROW
  WHEN ((OLD."objectiveId", OLD."language", OLD."title") IS DISTINCT FROM (NEW."objectiveId", NEW."language", NEW."title")) EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "Action_adopted" BEFORE INSERT OR DELETE ON "Action" FOR EACH ROW EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "Action_adopted_place" BEFORE UPDATE ON "Action" FOR EACH ROW
  WHEN ((OLD."planId", OLD."sectionId", OLD."objectiveId", OLD."rank", OLD."registerNumber", OLD."sourceLanguage", OLD."startDate", OLD."endDate", OLD."recurrence", OLD."draftStatus", OLD."weight", OLD."deletedAt")
    IS DISTINCT FROM (NEW."planId", NEW."sectionId", NEW."objectiveId", NEW."rank", NEW."registerNumber", NEW."sourceLanguage", NEW."startDate", NEW."endDate", NEW."recurrence", NEW."draftStatus", NEW."weight", NEW."deletedAt"))
  EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "ActionText_adopted" BEFORE INSERT OR DELETE ON "ActionText" FOR EACH ROW EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "ActionText_adopted_words" BEFORE UPDATE ON "ActionText" FOR EACH ROW
  WHEN ((OLD."actionId", OLD."language", OLD."title", OLD."description", OLD."expectedResult", OLD."meansOfVerification", OLD."risks", OLD."deadlineWording", OLD."indicatorsWording")
    IS DISTINCT FROM (NEW."actionId", NEW."language", NEW."title", NEW."description", NEW."expectedResult", NEW."meansOfVerification", NEW."risks", NEW."deadlineWording", NEW."indicatorsWording"))
  EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "ActionAssignment_adopted" BEFORE INSERT OR DELETE ON "ActionAssignment" FOR EACH ROW EXECUTE FUNCTION refuse_adopted();
CREATE TRIGGER "ActionAssignment_adopted_part" BEFORE UPDATE ON "ActionAssignment" FOR EACH ROW
  WHEN ((OLD."actionId", OLD."institutionId", OLD."role") IS DISTINCT FROM (NEW."actionId", NEW."institutionId", NEW."role")
    OR (OLD."status" <> NEW."status" AND OLD."status" NOT IN ('PROPOSED', 'AGREED_IN_MEETING')))
  EXECUTE FUNCTION refuse_adopted();

COMMIT;
