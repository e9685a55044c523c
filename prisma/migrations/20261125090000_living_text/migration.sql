BEGIN;

-- The living text: what was folded together, what was logged since, and whose pen each client id is.
CREATE TABLE "SectionTextState" (
    "sectionId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "state" BYTEA NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SectionTextState_pkey" PRIMARY KEY ("sectionId","language")
);
CREATE TABLE "SectionTextUpdate" (
    "id" BIGSERIAL NOT NULL,
    "sectionId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,
    "userId" UUID,
    "sessionId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "quarantinedAt" TIMESTAMPTZ(3),
    "quarantineReason" TEXT,

    CONSTRAINT "SectionTextUpdate_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "SectionTextClient" (
    "sectionId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "client" BIGINT NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "SectionTextClient_pkey" PRIMARY KEY ("sectionId","language","client")
);
CREATE INDEX "SectionTextUpdate_sectionId_language_id_idx" ON "SectionTextUpdate"("sectionId", "language", "id");
ALTER TABLE "SectionTextState" ADD CONSTRAINT "SectionTextState_sectionId_language_fkey" FOREIGN KEY ("sectionId", "language") REFERENCES "PlanSectionText"("sectionId", "language") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SectionTextUpdate" ADD CONSTRAINT "SectionTextUpdate_sectionId_language_fkey" FOREIGN KEY ("sectionId", "language") REFERENCES "PlanSectionText"("sectionId", "language") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SectionTextClient" ADD CONSTRAINT "SectionTextClient_sectionId_language_fkey" FOREIGN KEY ("sectionId", "language") REFERENCES "PlanSectionText"("sectionId", "language") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nothing is logged for a text that is closed, or under an epoch that is over. The shared lock makes freezing a plan (which takes
-- the same lock exclusively, see lib/collab/fold.ts) wait for what is being logged, and what comes later see the plan's new state.
CREATE FUNCTION assert_text_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  plan uuid;
BEGIN
  FOR plan IN SELECT DISTINCT s."planId" FROM added a JOIN "PlanSection" s ON s."id" = a."sectionId" ORDER BY 1 LOOP
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('text of ' || plan::text, 0));
  END LOOP;
  IF EXISTS (
    SELECT 1 FROM added a JOIN "PlanSection" s ON s."id" = a."sectionId" JOIN "Plan" p ON p."id" = s."planId"
      JOIN "PlanSectionText" t ON t."sectionId" = a."sectionId" AND t."language" = a."language"
    WHERE p."status"::text NOT IN ('PREPARATION', 'DRAFTING', 'COMMISSION_REVIEW') OR p."deletedAt" IS NOT NULL OR s."deletedAt" IS NOT NULL OR t."epoch" <> a."epoch")
  THEN RAISE EXCEPTION 'the text is closed' USING ERRCODE = 'MK010'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "SectionTextUpdate_open" AFTER INSERT ON "SectionTextUpdate" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION assert_text_open();

COMMIT;
