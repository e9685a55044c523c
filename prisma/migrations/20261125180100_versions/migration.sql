BEGIN;

CREATE TYPE "VersionOccasion" AS ENUM ('NAMED', 'COMMISSION', 'SUBMITTED', 'ADOPTED');
CREATE TYPE "VersionKind" AS ENUM ('PLAN', 'SECTION', 'OBJECTIVE', 'ACTION');

CREATE TABLE "Blob" (
    "hash" TEXT NOT NULL,
    "json" JSONB NOT NULL,

    CONSTRAINT "Blob_pkey" PRIMARY KEY ("hash")
);

CREATE TABLE "PlanVersion" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT,
    "reason" TEXT,
    "occasion" "VersionOccasion" NOT NULL DEFAULT 'NAMED',
    "planStatus" "PlanStatus" NOT NULL,
    "rootHash" TEXT NOT NULL,
    "sections" INTEGER NOT NULL,
    "actions" INTEGER NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "businessDay" DATE NOT NULL,
    "frozenById" UUID,

    CONSTRAINT "PlanVersion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PlanVersionItem" (
    "versionId" UUID NOT NULL,
    "kind" "VersionKind" NOT NULL,
    "entityId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "parentId" UUID,
    "rank" TEXT NOT NULL COLLATE "C",
    "number" TEXT NOT NULL,
    "blobHash" TEXT NOT NULL,

    CONSTRAINT "PlanVersionItem_pkey" PRIMARY KEY ("versionId","kind","entityId","language")
);

CREATE UNIQUE INDEX "PlanVersion_planId_number_key" ON "PlanVersion"("planId", "number");
CREATE UNIQUE INDEX "PlanVersion_planId_name_key" ON "PlanVersion"("planId", "name");
CREATE INDEX "PlanVersionItem_blobHash_idx" ON "PlanVersionItem"("blobHash");
CREATE INDEX "PlanVersionItem_number_kind_idx" ON "PlanVersionItem"("number", "kind");
CREATE INDEX "PlanVersionItem_entityId_idx" ON "PlanVersionItem"("entityId");
ALTER TABLE "PlanVersion" ADD CONSTRAINT "PlanVersion_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PlanVersionItem" ADD CONSTRAINT "PlanVersionItem_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "PlanVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PlanVersionItem" ADD CONSTRAINT "PlanVersionItem_blobHash_fkey" FOREIGN KEY ("blobHash") REFERENCES "Blob"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PlanVersion" ADD CONSTRAINT "PlanVersion_named" CHECK ("occasion" <> 'NAMED' OR btrim(coalesce("name", '')) <> '');

-- A version is for ever: nothing in it is changed or removed, and nothing is added after the moment it was frozen.
CREATE FUNCTION refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a frozen version does not change' USING ERRCODE = 'MK002'; END $$;
CREATE TRIGGER "Blob_frozen" BEFORE UPDATE OR DELETE ON "Blob" FOR EACH ROW EXECUTE FUNCTION refuse_version_change();
CREATE TRIGGER "PlanVersion_frozen" BEFORE UPDATE OR DELETE ON "PlanVersion" FOR EACH ROW EXECUTE FUNCTION refuse_version_change();
CREATE TRIGGER "PlanVersionItem_frozen" BEFORE UPDATE OR DELETE ON "PlanVersionItem" FOR EACH ROW EXECUTE FUNCTION refuse_version_change();
CREATE FUNCTION refuse_late_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added a JOIN "PlanVersion" v ON v."id" = a."versionId" WHERE v.xmin <> pg_current_xact_id()::xid)
  THEN RAISE EXCEPTION 'a frozen version does not change' USING ERRCODE = 'MK002'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "PlanVersionItem_late" AFTER INSERT ON "PlanVersionItem" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_late_item();

COMMIT;
