BEGIN;

-- Who decided a fate, when, and in which step; a decision may have made the copy it leads to.
ALTER TABLE "ActionLineage" ADD COLUMN "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "decidedById" UUID,
  ADD COLUMN "batchId" UUID,
  ADD COLUMN "isCopy" BOOLEAN NOT NULL DEFAULT false;
CREATE UNIQUE INDEX "ActionLineage_fromId_toId_key" ON "ActionLineage"("fromId", "toId");
CREATE INDEX "ActionLineage_batchId_idx" ON "ActionLineage"("batchId");

-- What ended leads nowhere, what goes on leads to an action; dropping says why; only a split has several rows.
ALTER TABLE "ActionLineage" ADD CONSTRAINT "ActionLineage_leads" CHECK (("toId" IS NULL) = ("fate" IN ('COMPLETED', 'DROPPED')));
ALTER TABLE "ActionLineage" ADD CONSTRAINT "ActionLineage_reason" CHECK ("fate" <> 'DROPPED' OR btrim(coalesce("reason", '')) <> '');
CREATE UNIQUE INDEX "ActionLineage_one_fate" ON "ActionLineage"("fromId") WHERE "fate" <> 'SPLIT';

COMMIT;
