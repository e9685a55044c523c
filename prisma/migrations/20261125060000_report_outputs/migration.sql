BEGIN;

-- Making a document: its sign of life and how often it was begun.
ALTER TABLE "ReportOutput" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "heartbeatAt" TIMESTAMPTZ(3);

-- One open draft for a plan and period.
CREATE UNIQUE INDEX "GeneratedReport_one_draft" ON "GeneratedReport" ("planId", "periodId") WHERE "status" = 'DRAFT';

-- Nor does a frozen report get words in another language.
CREATE FUNCTION refuse_frozen_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "GeneratedReport" r WHERE r."id" = NEW."reportId" AND r."status" = 'FROZEN')
  THEN RAISE EXCEPTION 'the report is frozen' USING ERRCODE = 'MK002'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "GeneratedReportText_frozen_insert" BEFORE INSERT ON "GeneratedReportText" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_words();

COMMIT;
