BEGIN;

-- Order by lead in constant time: each action keeps the code of the institution that leads it (the first by code where several are proposed).
-- Derived from the assignments and kept by triggers; nobody writes it.
ALTER TABLE "Action" ADD COLUMN "leadCode" TEXT;

CREATE FUNCTION name_lead(actions uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "Action" a SET "leadCode" = l.code FROM (
    SELECT t.id, (SELECT min(i."code") FROM "ActionAssignment" x JOIN "Institution" i ON i."id" = x."institutionId"
      WHERE x."actionId" = t.id AND x."role" = 'LEAD' AND x."status" NOT IN ('DECLINED', 'TRANSFERRED')) AS code
    FROM unnest(actions) t(id)) l
  WHERE a."id" = l.id AND a."leadCode" IS DISTINCT FROM l.code $$;

CREATE FUNCTION lead_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM name_lead(array(SELECT DISTINCT t."actionId" FROM touched t WHERE t."role" = 'LEAD'));
  RETURN NULL;
END $$;
CREATE TRIGGER "ActionAssignment_lead_insert" AFTER INSERT ON "ActionAssignment" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION lead_touched();
CREATE TRIGGER "ActionAssignment_lead_delete" AFTER DELETE ON "ActionAssignment" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION lead_touched();

CREATE FUNCTION lead_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM name_lead(array(SELECT DISTINCT n."actionId" FROM now_rows n JOIN old_rows o ON o."id" = n."id"
    WHERE (n."role" = 'LEAD' OR o."role" = 'LEAD') AND (n."role", n."status", n."institutionId") IS DISTINCT FROM (o."role", o."status", o."institutionId")));
  RETURN NULL;
END $$;
CREATE TRIGGER "ActionAssignment_lead_update" AFTER UPDATE ON "ActionAssignment" REFERENCING OLD TABLE AS old_rows NEW TABLE AS now_rows
  FOR EACH STATEMENT EXECUTE FUNCTION lead_changed();

CREATE FUNCTION institution_code_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM name_lead(array(SELECT x."actionId" FROM "ActionAssignment" x WHERE x."institutionId" = NEW."id" AND x."role" = 'LEAD'));
  RETURN NULL;
END $$;
CREATE TRIGGER "Institution_code" AFTER UPDATE OF "code" ON "Institution" FOR EACH ROW
  WHEN (OLD."code" IS DISTINCT FROM NEW."code") EXECUTE FUNCTION institution_code_changed();

SELECT name_lead(array(SELECT "id" FROM "Action"));

CREATE INDEX "Action_planId_leadCode_path_id_idx" ON "Action"("planId", "leadCode", "path", "id");
-- The last lead first, what has none last.
CREATE INDEX "Action_last_lead" ON "Action" ("planId", "leadCode" DESC NULLS LAST, "path" DESC, "id" DESC) WHERE "deletedAt" IS NULL;

-- The parts of an institution, and among them those it leads, without looking at the rows.
DROP INDEX "ActionAssignment_institutionId_status_idx";
CREATE INDEX "ActionAssignment_institutionId_role_status_actionId_idx" ON "ActionAssignment"("institutionId", "role", "status", "actionId");

-- What waits at somebody's desk: the counters of every page.
CREATE INDEX "ActionAssignment_waiting" ON "ActionAssignment" ("institutionId", "status") WHERE "status" IN ('PROPOSED', 'AGREED_IN_MEETING');
CREATE INDEX "ActionAssignment_disputed" ON "ActionAssignment" ("actionId") WHERE "status" IN ('DECLINED', 'CHANGE_REQUESTED');
CREATE INDEX "ProgressReport_waiting" ON "ProgressReport" ("state", "institutionId") WHERE "state" IN ('SUBMITTED', 'VALIDATED', 'RETURNED');

-- Rare words are told from frequent ones: the planner then looks them up instead of reading the plan in order.
ALTER TABLE "ActionText" ALTER COLUMN "search" SET STATISTICS 300;

COMMIT;
