BEGIN;

-- Printed numbers in constant time: each row keeps its place among its living siblings, so that a page of fifty rows of a plan of
-- 100,000 actions counts nothing. The place is derived from the rank alone and kept by triggers; nobody writes it.
ALTER TABLE "PlanSection" ADD COLUMN "ordinal" INTEGER;
ALTER TABLE "Objective" ADD COLUMN "ordinal" INTEGER;
ALTER TABLE "Action" ADD COLUMN "ordinal" INTEGER;

-- Places, and pages in the order of deadlines and of states.
DROP INDEX "Action_sectionId_idx";
CREATE INDEX "Action_sectionId_objectiveId_rank_idx" ON "Action"("sectionId", "objectiveId", "rank");
DROP INDEX "Action_planId_endDate_idx";
CREATE INDEX "Action_planId_endDate_path_id_idx" ON "Action"("planId", "endDate", "path", "id");
DROP INDEX "Action_planId_status_idx";
CREATE INDEX "Action_planId_status_path_id_idx" ON "Action"("planId", "status", "path", "id");
DROP INDEX "Action_planId_path_idx";
CREATE INDEX "Action_planId_path_id_idx" ON "Action"("planId", "path", "id");
-- Latest deadline first, what has none last.
CREATE INDEX "Action_latest_deadline" ON "Action" ("planId", "endDate" DESC NULLS LAST, "path" DESC, "id" DESC) WHERE "deletedAt" IS NULL;

-- Areas are numbered in a plan, objectives (by level) in an area, actions in an objective or, without one, in an area.
CREATE FUNCTION renumber_sections(plan uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE "PlanSection" s SET "ordinal" = n.n FROM (
    SELECT x."id", row_number() OVER (ORDER BY x."rank") AS n FROM "PlanSection" x WHERE x."planId" = plan AND x."kind" = 'AREA' AND x."deletedAt" IS NULL) n
  WHERE s."id" = n."id" AND s."ordinal" IS DISTINCT FROM n.n $$;
CREATE FUNCTION renumber_objectives(section uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE "Objective" o SET "ordinal" = n.n FROM (
    SELECT x."id", row_number() OVER (PARTITION BY x."level" ORDER BY x."rank") AS n FROM "Objective" x WHERE x."sectionId" = section AND x."deletedAt" IS NULL) n
  WHERE o."id" = n."id" AND o."ordinal" IS DISTINCT FROM n.n $$;
CREATE FUNCTION renumber_actions(section uuid, objective uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF objective IS NULL THEN
    UPDATE "Action" a SET "ordinal" = n.n FROM (
      SELECT x."id", row_number() OVER (ORDER BY x."rank") AS n FROM "Action" x WHERE x."sectionId" = section AND x."objectiveId" IS NULL AND x."deletedAt" IS NULL) n
    WHERE a."id" = n."id" AND a."ordinal" IS DISTINCT FROM n.n;
  ELSE
    UPDATE "Action" a SET "ordinal" = n.n FROM (
      SELECT x."id", row_number() OVER (ORDER BY x."rank") AS n FROM "Action" x WHERE x."sectionId" = section AND x."objectiveId" = objective AND x."deletedAt" IS NULL) n
    WHERE a."id" = n."id" AND a."ordinal" IS DISTINCT FROM n.n;
  END IF;
END $$;

-- New and removed rows: once per statement for each group they touch.
CREATE FUNCTION number_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'PlanSection' THEN PERFORM renumber_sections(t."planId") FROM (SELECT DISTINCT "planId" FROM touched) t;
  ELSIF TG_TABLE_NAME = 'Objective' THEN PERFORM renumber_objectives(t."sectionId") FROM (SELECT DISTINCT "sectionId" FROM touched) t;
  ELSE PERFORM renumber_actions(t."sectionId", t."objectiveId") FROM (SELECT DISTINCT "sectionId", "objectiveId" FROM touched) t; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "PlanSection_number_insert" AFTER INSERT ON "PlanSection" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION number_touched();
CREATE TRIGGER "PlanSection_number_delete" AFTER DELETE ON "PlanSection" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION number_touched();
CREATE TRIGGER "Objective_number_insert" AFTER INSERT ON "Objective" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION number_touched();
CREATE TRIGGER "Objective_number_delete" AFTER DELETE ON "Objective" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION number_touched();
CREATE TRIGGER "Action_number_insert" AFTER INSERT ON "Action" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION number_touched();
CREATE TRIGGER "Action_number_delete" AFTER DELETE ON "Action" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION number_touched();

-- Rows that move, go to the bin or come back: the groups they leave and join. Every other update costs nothing.
CREATE FUNCTION number_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'PlanSection' THEN PERFORM renumber_sections(NEW."planId");
  ELSIF TG_TABLE_NAME = 'Objective' THEN
    PERFORM renumber_objectives(NEW."sectionId");
    IF OLD."sectionId" <> NEW."sectionId" THEN PERFORM renumber_objectives(OLD."sectionId"); END IF;
  ELSE
    PERFORM renumber_actions(NEW."sectionId", NEW."objectiveId");
    IF (OLD."sectionId", OLD."objectiveId") IS DISTINCT FROM (NEW."sectionId", NEW."objectiveId") THEN PERFORM renumber_actions(OLD."sectionId", OLD."objectiveId"); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "PlanSection_number_update" AFTER UPDATE OF "rank", "kind", "deletedAt" ON "PlanSection" FOR EACH ROW
  WHEN (OLD."rank" IS DISTINCT FROM NEW."rank" OR OLD."kind" IS DISTINCT FROM NEW."kind" OR OLD."deletedAt" IS DISTINCT FROM NEW."deletedAt") EXECUTE FUNCTION number_moved();
CREATE TRIGGER "Objective_number_update" AFTER UPDATE OF "rank", "level", "sectionId", "deletedAt" ON "Objective" FOR EACH ROW
  WHEN (OLD."rank" IS DISTINCT FROM NEW."rank" OR OLD."level" IS DISTINCT FROM NEW."level" OR OLD."sectionId" IS DISTINCT FROM NEW."sectionId" OR OLD."deletedAt" IS DISTINCT FROM NEW."deletedAt")
  EXECUTE FUNCTION number_moved();
CREATE TRIGGER "Action_number_update" AFTER UPDATE OF "rank", "sectionId", "objectiveId", "deletedAt" ON "Action" FOR EACH ROW
  WHEN (OLD."rank" IS DISTINCT FROM NEW."rank" OR OLD."sectionId" IS DISTINCT FROM NEW."sectionId" OR OLD."objectiveId" IS DISTINCT FROM NEW."objectiveId" OR OLD."deletedAt" IS DISTINCT FROM NEW."deletedAt")
  EXECUTE FUNCTION number_moved();

-- Rows that are there already.
DO $$ BEGIN
  PERFORM renumber_sections("id") FROM "Plan";
  PERFORM renumber_objectives("id") FROM "PlanSection";
  PERFORM renumber_actions(g."sectionId", g."objectiveId") FROM (SELECT DISTINCT "sectionId", "objectiveId" FROM "Action") g;
END $$;

-- The same numbers as before, looked up. What lies in the bin is told by its place among the living.
CREATE OR REPLACE FUNCTION section_number(section uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN s."kind" = 'AREA' AND s."deletedAt" IS NULL THEN s."ordinal"::bigint ELSE (
    SELECT count(*) FROM "PlanSection" x WHERE x."planId" = s."planId" AND x."kind" = 'AREA' AND x."deletedAt" IS NULL AND x."rank" <= s."rank") END
  FROM "PlanSection" s WHERE s."id" = section $$;
CREATE OR REPLACE FUNCTION objective_number(objective uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT section_number(o."sectionId") || CASE WHEN o."level" = 'GOAL' THEN '' WHEN o."deletedAt" IS NULL THEN '.' || o."ordinal" ELSE '.' || (
    SELECT count(*) FROM "Objective" x WHERE x."sectionId" = o."sectionId" AND x."level" = o."level" AND x."deletedAt" IS NULL AND x."rank" <= o."rank") END
  FROM "Objective" o WHERE o."id" = objective $$;
CREATE OR REPLACE FUNCTION action_number(section uuid, objective uuid, action_rank text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  place integer;
BEGIN
  IF objective IS NULL THEN
    SELECT a."ordinal" INTO place FROM "Action" a WHERE a."sectionId" = section AND a."objectiveId" IS NULL AND a."rank" = action_rank COLLATE "C" AND a."deletedAt" IS NULL LIMIT 1;
    IF place IS NULL THEN
      SELECT count(*) INTO place FROM "Action" a WHERE a."sectionId" = section AND a."objectiveId" IS NULL AND a."deletedAt" IS NULL AND a."rank" <= action_rank COLLATE "C";
    END IF;
    RETURN section_number(section) || '.' || place;
  END IF;
  SELECT a."ordinal" INTO place FROM "Action" a WHERE a."sectionId" = section AND a."objectiveId" = objective AND a."rank" = action_rank COLLATE "C" AND a."deletedAt" IS NULL LIMIT 1;
  IF place IS NULL THEN
    SELECT count(*) INTO place FROM "Action" a WHERE a."sectionId" = section AND a."objectiveId" = objective AND a."deletedAt" IS NULL AND a."rank" <= action_rank COLLATE "C";
  END IF;
  RETURN objective_number(objective) || '.' || place;
END $$;

COMMIT;
