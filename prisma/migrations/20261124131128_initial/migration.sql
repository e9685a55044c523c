BEGIN;

-- Folding for search: Turkmen letters, е/ё, case. unaccent is not IMMUTABLE, and PostgreSQL has no Turkmen stemmer.
CREATE FUNCTION maksat_fold(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
  RETURN lower(translate(t, 'ÄäÇçŇňÖöŞşÜüÝýŽžЁё', 'AaCcNnOoSsUuYyZzЕе'));

CREATE FUNCTION maksat_search(language text, title text, result text, description text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(
      CASE language WHEN 'ru' THEN to_tsvector('pg_catalog.russian'::regconfig, coalesce(title, ''))
                    WHEN 'en' THEN to_tsvector('pg_catalog.english'::regconfig, coalesce(title, ''))
                    ELSE ''::tsvector END
      || to_tsvector('pg_catalog.simple'::regconfig, maksat_fold(coalesce(title, ''))), 'A')
    || setweight(
      CASE language WHEN 'ru' THEN to_tsvector('pg_catalog.russian'::regconfig, coalesce(result, '') || ' ' || coalesce(description, ''))
                    WHEN 'en' THEN to_tsvector('pg_catalog.english'::regconfig, coalesce(result, '') || ' ' || coalesce(description, ''))
                    ELSE ''::tsvector END
      || to_tsvector('pg_catalog.simple'::regconfig, maksat_fold(coalesce(result, '') || ' ' || coalesce(description, ''))), 'C');

-- CreateEnum
CREATE TYPE "Recurrence" AS ENUM ('ONCE', 'ANNUAL', 'HALF_YEARLY', 'CONTINUOUS');

-- CreateEnum
CREATE TYPE "DraftStatus" AS ENUM ('DRAFT', 'PROPOSED', 'AGREED', 'ADOPTED', 'AMENDED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ActionStatus" AS ENUM ('NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('PUBLIC', 'PARTNERS', 'INTERNAL', 'RESTRICTED');

-- CreateEnum
CREATE TYPE "AssignmentRole" AS ENUM ('LEAD', 'CO_EXECUTOR', 'PARTNER');

-- CreateEnum
CREATE TYPE "AssignmentStatus" AS ENUM ('PROPOSED', 'ACCEPTED', 'DECLINED', 'CHANGE_REQUESTED', 'AGREED_IN_MEETING', 'TRANSFERRED');

-- CreateEnum
CREATE TYPE "FundingSource" AS ENUM ('STATE', 'PARTNER', 'UNFUNDED');

-- CreateEnum
CREATE TYPE "ActionFate" AS ENUM ('CARRIED', 'SPLIT', 'MERGED', 'DROPPED', 'COMPLETED');

-- CreateEnum
CREATE TYPE "TextState" AS ENUM ('MISSING', 'MACHINE', 'REVIEWED');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('READ', 'PREVIEWED', 'COMMITTED', 'UNDONE', 'DISCARDED');

-- CreateEnum
CREATE TYPE "IndicatorType" AS ENUM ('STRUCTURAL', 'PROCESS', 'OUTCOME');

-- CreateEnum
CREATE TYPE "IndicatorValueType" AS ENUM ('NUMBER', 'PERCENT', 'BOOLEAN', 'TEXT', 'SCALE');

-- CreateEnum
CREATE TYPE "InstitutionType" AS ENUM ('MINISTRY', 'STATE_BODY', 'PARLIAMENT', 'COURT', 'PROSECUTOR', 'NHRI', 'LOCAL_AUTHORITY', 'UN_AGENCY', 'INTERNATIONAL_ORGANISATION', 'RED_CROSS_RED_CRESCENT', 'CSO', 'UNIVERSITY', 'EMBASSY');

-- CreateEnum
CREATE TYPE "PlanKind" AS ENUM ('NHRAP', 'ROADMAP', 'THEMATIC', 'IHL');

-- CreateEnum
CREATE TYPE "PlanStatus" AS ENUM ('PREPARATION', 'DRAFTING', 'COMMISSION_REVIEW', 'SUBMITTED', 'ADOPTED', 'IMPLEMENTATION', 'FINAL_EVALUATION', 'CLOSED');

-- CreateEnum
CREATE TYPE "SectionKind" AS ENUM ('TEXT', 'AREA', 'ANNEX');

-- CreateEnum
CREATE TYPE "ObjectiveLevel" AS ENUM ('GOAL', 'OBJECTIVE');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('WAITING', 'SENT', 'FAILED');

-- CreateEnum
CREATE TYPE "PeriodType" AS ENUM ('HALF_YEAR', 'ANNUAL', 'AD_HOC');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('DRAFT', 'SUBMITTED', 'VALIDATED', 'ACCEPTED', 'RETURNED', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "EvidenceType" AS ENUM ('LAW', 'STATISTIC', 'PUBLICATION', 'TRAINING_LIST', 'LINK', 'FILE');

-- CreateEnum
CREATE TYPE "GeneratedReportStatus" AS ENUM ('DRAFT', 'FROZEN');

-- CreateEnum
CREATE TYPE "OutputState" AS ENUM ('QUEUED', 'RUNNING', 'READY', 'FAILED');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI', 'OBSERVER');

-- CreateEnum
CREATE TYPE "OneTimeLinkKind" AS ENUM ('INVITATION', 'PASSWORD_RESET');

-- CreateTable
CREATE TABLE "Action" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "sectionId" UUID NOT NULL,
    "objectiveId" UUID,
    "registerNumber" INTEGER NOT NULL,
    "rank" TEXT NOT NULL,
    "path" TEXT NOT NULL DEFAULT '',
    "sourceNumber" TEXT,
    "sourceLanguage" TEXT NOT NULL,
    "startDate" DATE,
    "endDate" DATE,
    "recurrence" "Recurrence" NOT NULL DEFAULT 'ONCE',
    "draftStatus" "DraftStatus" NOT NULL DEFAULT 'DRAFT',
    "status" "ActionStatus" NOT NULL DEFAULT 'NOT_STARTED',
    "statusReason" JSONB,
    "isUnverified" BOOLEAN NOT NULL DEFAULT false,
    "weight" INTEGER NOT NULL DEFAULT 1,
    "visibility" "Visibility" NOT NULL DEFAULT 'PARTNERS',
    "version" INTEGER NOT NULL DEFAULT 1,
    "importBatchId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),
    "deletedById" UUID,

    CONSTRAINT "Action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActionText" (
    "actionId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "expectedResult" TEXT,
    "meansOfVerification" TEXT,
    "risks" TEXT,
    "deadlineWording" TEXT,
    "indicatorsWording" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "TextState" NOT NULL DEFAULT 'REVIEWED',
    "basedOnVersion" INTEGER,
    "search" tsvector GENERATED ALWAYS AS (maksat_search("language", "title", "expectedResult", "description")) STORED,

    CONSTRAINT "ActionText_pkey" PRIMARY KEY ("actionId","language")
);

-- CreateTable
CREATE TABLE "ActionSdgTarget" (
    "actionId" UUID NOT NULL,
    "targetCode" TEXT NOT NULL,
    "isPrimary" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ActionSdgTarget_pkey" PRIMARY KEY ("actionId","targetCode")
);

-- CreateTable
CREATE TABLE "ActionAssignment" (
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "institutionId" UUID NOT NULL,
    "role" "AssignmentRole" NOT NULL,
    "status" "AssignmentStatus" NOT NULL DEFAULT 'PROPOSED',
    "reason" TEXT,
    "answer" TEXT,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proposedById" UUID,
    "respondedAt" TIMESTAMPTZ(3),
    "respondedById" UUID,
    "representative" TEXT,
    "letterId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ActionAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfficialLetter" (
    "id" UUID NOT NULL,
    "institutionId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "signatory" TEXT NOT NULL,
    "scanId" UUID NOT NULL,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OfficialLetter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "rank" TEXT NOT NULL,
    "dueDate" DATE NOT NULL,
    "doneDate" DATE,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MilestoneText" (
    "milestoneId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "MilestoneText_pkey" PRIMARY KEY ("milestoneId","language")
);

-- CreateTable
CREATE TABLE "ActionBudget" (
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "year" INTEGER,
    "amount" DECIMAL(16,2),
    "currency" TEXT,
    "source" "FundingSource" NOT NULL,
    "wording" TEXT,
    "partnerId" UUID,

    CONSTRAINT "ActionBudget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActionLineage" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID,
    "fate" "ActionFate" NOT NULL,
    "reason" TEXT,

    CONSTRAINT "ActionLineage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Language" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "Language_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "planId" UUID,
    "fileId" UUID,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'READ',
    "sheet" TEXT,
    "analysis" JSONB NOT NULL,
    "mapping" JSONB,
    "language" TEXT NOT NULL,
    "counts" JSONB,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "committedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "batchId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "disposition" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "problems" JSONB,
    "entityId" UUID,
    "before" JSONB,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("batchId","row")
);

-- CreateTable
CREATE TABLE "Indicator" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "actionId" UUID,
    "objectiveId" UUID,
    "type" "IndicatorType" NOT NULL,
    "valueType" "IndicatorValueType" NOT NULL,
    "isUp" BOOLEAN NOT NULL DEFAULT true,
    "sdgIndicator" TEXT,
    "frequency" TEXT,
    "baseline" DECIMAL(16,4),
    "baselineDate" DATE,
    "baselineSource" JSONB,

    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IndicatorText" (
    "indicatorId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "unit" TEXT,
    "dataSource" TEXT,

    CONSTRAINT "IndicatorText_pkey" PRIMARY KEY ("indicatorId","language")
);

-- CreateTable
CREATE TABLE "IndicatorTarget" (
    "indicatorId" UUID NOT NULL,
    "date" DATE NOT NULL,
    "value" DECIMAL(16,4) NOT NULL,

    CONSTRAINT "IndicatorTarget_pkey" PRIMARY KEY ("indicatorId","date")
);

-- CreateTable
CREATE TABLE "IndicatorValue" (
    "indicatorId" UUID NOT NULL,
    "date" DATE NOT NULL,
    "value" DECIMAL(16,4) NOT NULL,
    "isProvisional" BOOLEAN NOT NULL DEFAULT false,
    "disaggregated" JSONB,

    CONSTRAINT "IndicatorValue_pkey" PRIMARY KEY ("indicatorId","date")
);

-- CreateTable
CREATE TABLE "Institution" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "type" "InstitutionType" NOT NULL,
    "isNational" BOOLEAN NOT NULL DEFAULT true,
    "parentId" UUID,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstitutionName" (
    "id" UUID NOT NULL,
    "institutionId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "isAttested" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "InstitutionName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstitutionAlias" (
    "id" UUID NOT NULL,
    "wording" TEXT NOT NULL,
    "institutionId" UUID NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InstitutionAlias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" UUID NOT NULL,
    "kind" "PlanKind" NOT NULL,
    "status" "PlanStatus" NOT NULL DEFAULT 'PREPARATION',
    "periodStart" DATE NOT NULL,
    "periodEnd" DATE NOT NULL,
    "sourceLanguage" TEXT NOT NULL,
    "usesPercent" BOOLEAN NOT NULL DEFAULT false,
    "legalActId" UUID,
    "previousPlanId" UUID,
    "isIllustrative" BOOLEAN NOT NULL DEFAULT false,
    "nextRegisterNumber" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),
    "deletedById" UUID,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanText" (
    "planId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "shortTitle" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "TextState" NOT NULL DEFAULT 'REVIEWED',
    "basedOnVersion" INTEGER,

    CONSTRAINT "PlanText_pkey" PRIMARY KEY ("planId","language")
);

-- CreateTable
CREATE TABLE "LegalAct" (
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "number" TEXT,
    "date" DATE,
    "title" JSONB NOT NULL,
    "note" TEXT,

    CONSTRAINT "LegalAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanSection" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "parentId" UUID,
    "kind" "SectionKind" NOT NULL,
    "rank" TEXT NOT NULL,
    "ownerId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "importBatchId" UUID,
    "deletedAt" TIMESTAMPTZ(3),
    "deletedById" UUID,

    CONSTRAINT "PlanSection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanSectionText" (
    "sectionId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "TextState" NOT NULL DEFAULT 'REVIEWED',
    "basedOnVersion" INTEGER,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlanSectionText_pkey" PRIMARY KEY ("sectionId","language")
);

-- CreateTable
CREATE TABLE "Objective" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "sectionId" UUID NOT NULL,
    "parentId" UUID,
    "level" "ObjectiveLevel" NOT NULL DEFAULT 'OBJECTIVE',
    "rank" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "importBatchId" UUID,
    "deletedAt" TIMESTAMPTZ(3),
    "deletedById" UUID,

    CONSTRAINT "Objective_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectiveText" (
    "objectiveId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "TextState" NOT NULL DEFAULT 'REVIEWED',
    "basedOnVersion" INTEGER,

    CONSTRAINT "ObjectiveText_pkey" PRIMARY KEY ("objectiveId","language")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "txid" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "businessDay" DATE NOT NULL,
    "actorId" UUID,
    "actorKind" TEXT NOT NULL,
    "actingForId" UUID,
    "event" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID,
    "planId" UUID,
    "institutionId" UUID,
    "before" JSONB,
    "after" JSONB,
    "refusal" TEXT,
    "sessionId" UUID,
    "address" TEXT,
    "requestId" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "number" INTEGER NOT NULL,
    "previousHash" TEXT NOT NULL,
    "root" TEXT NOT NULL,
    "firstEventId" BIGINT NOT NULL,
    "lastEventId" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "href" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMail" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportingPeriod" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "type" "PeriodType" NOT NULL,
    "code" TEXT NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE NOT NULL,
    "opensAt" DATE NOT NULL,
    "dueAt" DATE NOT NULL,
    "locksAt" DATE NOT NULL,
    "lockedAt" TIMESTAMPTZ(3),
    "lockReason" JSONB,
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReportingPeriod_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgressReport" (
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "institutionId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "role" "AssignmentRole" NOT NULL,
    "state" "ReportState" NOT NULL DEFAULT 'DRAFT',
    "statusReported" "ActionStatus",
    "statusReason" TEXT,
    "progressPercent" INTEGER,
    "isUnchanged" BOOLEAN NOT NULL DEFAULT false,
    "sourceLanguage" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedById" UUID,
    "editedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "validatedAt" TIMESTAMPTZ(3),
    "validatedById" UUID,
    "isSelfValidated" BOOLEAN NOT NULL DEFAULT false,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "visibility" "Visibility" NOT NULL DEFAULT 'PUBLIC',
    "letterId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ProgressReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgressReportText" (
    "reportId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "narrative" TEXT,
    "achievements" TEXT,
    "obstacles" TEXT,
    "nextSteps" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "TextState" NOT NULL DEFAULT 'REVIEWED',
    "basedOnVersion" INTEGER,

    CONSTRAINT "ProgressReportText_pkey" PRIMARY KEY ("reportId","language")
);

-- CreateTable
CREATE TABLE "ReportReview" (
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "outcome" "ReportState" NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "comment" TEXT,

    CONSTRAINT "ReportReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LockException" (
    "id" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "institutionId" UUID NOT NULL,
    "actionId" UUID,
    "grantedById" UUID,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" DATE NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "LockException_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "type" "EvidenceType" NOT NULL,
    "title" JSONB NOT NULL,
    "date" DATE,
    "url" TEXT,
    "fileId" UUID,
    "detail" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'INTERNAL',
    "institutionId" UUID NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportEvidence" (
    "reportId" UUID NOT NULL,
    "evidenceId" UUID NOT NULL,

    CONSTRAINT "ReportEvidence_pkey" PRIMARY KEY ("reportId","evidenceId")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GeneratedReport" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'HALF_YEAR',
    "status" "GeneratedReportStatus" NOT NULL DEFAULT 'DRAFT',
    "asOf" DATE NOT NULL,
    "figures" JSONB NOT NULL,
    "contentHash" TEXT,
    "sealNumber" INTEGER,
    "frozenAt" TIMESTAMPTZ(3),
    "frozenById" UUID,
    "supplementToId" UUID,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "GeneratedReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GeneratedReportText" (
    "reportId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "prose" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "GeneratedReportText_pkey" PRIMARY KEY ("reportId","language")
);

-- CreateTable
CREATE TABLE "ReportOutput" (
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "state" "OutputState" NOT NULL DEFAULT 'QUEUED',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "fileId" UUID,
    "contentHash" TEXT NOT NULL,
    "requestedById" UUID,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReportOutput_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SdgGoal" (
    "code" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "colour" TEXT NOT NULL,
    "short" JSONB NOT NULL,

    CONSTRAINT "SdgGoal_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "SdgTarget" (
    "code" TEXT NOT NULL,
    "goalCode" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "short" JSONB NOT NULL,

    CONSTRAINT "SdgTarget_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "SdgTargetRight" (
    "targetCode" TEXT NOT NULL,
    "treaty" TEXT NOT NULL,
    "article" TEXT NOT NULL,
    "right" JSONB NOT NULL,
    "treatyName" JSONB NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "SdgTargetRight_pkey" PRIMARY KEY ("targetCode","treaty","article")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "language" TEXT NOT NULL DEFAULT 'ru',
    "wantsMail" BOOLEAN NOT NULL DEFAULT true,
    "passwordHash" TEXT,
    "totpSecret" TEXT,
    "totpConfirmedAt" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "lastSeenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "address" TEXT,
    "agent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "institutionId" UUID,
    "role" "Role" NOT NULL,
    "isAlternate" BOOLEAN NOT NULL DEFAULT false,
    "from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "createdById" UUID,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" UUID NOT NULL,
    "kind" "OneTimeLinkKind" NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "institutionId" UUID,
    "role" "Role" NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Action_planId_path_idx" ON "Action"("planId", "path");

-- CreateIndex
CREATE INDEX "Action_sectionId_idx" ON "Action"("sectionId");

-- CreateIndex
CREATE INDEX "Action_objectiveId_rank_idx" ON "Action"("objectiveId", "rank");

-- CreateIndex
CREATE INDEX "Action_planId_endDate_idx" ON "Action"("planId", "endDate");

-- CreateIndex
CREATE INDEX "Action_planId_status_idx" ON "Action"("planId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Action_planId_registerNumber_key" ON "Action"("planId", "registerNumber");

-- CreateIndex
CREATE INDEX "ActionSdgTarget_targetCode_idx" ON "ActionSdgTarget"("targetCode");

-- CreateIndex
CREATE INDEX "ActionAssignment_institutionId_status_idx" ON "ActionAssignment"("institutionId", "status");

-- CreateIndex
CREATE INDEX "ActionAssignment_letterId_idx" ON "ActionAssignment"("letterId");

-- CreateIndex
CREATE UNIQUE INDEX "ActionAssignment_actionId_institutionId_key" ON "ActionAssignment"("actionId", "institutionId");

-- CreateIndex
CREATE INDEX "OfficialLetter_institutionId_idx" ON "OfficialLetter"("institutionId");

-- CreateIndex
CREATE INDEX "OfficialLetter_scanId_idx" ON "OfficialLetter"("scanId");

-- CreateIndex
CREATE INDEX "Milestone_actionId_idx" ON "Milestone"("actionId");

-- CreateIndex
CREATE INDEX "ActionBudget_actionId_idx" ON "ActionBudget"("actionId");

-- CreateIndex
CREATE INDEX "ActionLineage_fromId_idx" ON "ActionLineage"("fromId");

-- CreateIndex
CREATE INDEX "ActionLineage_toId_idx" ON "ActionLineage"("toId");

-- CreateIndex
CREATE INDEX "ImportBatch_planId_idx" ON "ImportBatch"("planId");

-- CreateIndex
CREATE INDEX "ImportBatch_fileId_idx" ON "ImportBatch"("fileId");

-- CreateIndex
CREATE INDEX "Indicator_actionId_idx" ON "Indicator"("actionId");

-- CreateIndex
CREATE INDEX "Indicator_objectiveId_idx" ON "Indicator"("objectiveId");

-- CreateIndex
CREATE UNIQUE INDEX "Institution_code_key" ON "Institution"("code");

-- CreateIndex
CREATE INDEX "Institution_parentId_idx" ON "Institution"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "InstitutionName_institutionId_language_validFrom_key" ON "InstitutionName"("institutionId", "language", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "InstitutionAlias_wording_key" ON "InstitutionAlias"("wording");

-- CreateIndex
CREATE INDEX "InstitutionAlias_institutionId_idx" ON "InstitutionAlias"("institutionId");

-- CreateIndex
CREATE INDEX "Plan_legalActId_idx" ON "Plan"("legalActId");

-- CreateIndex
CREATE INDEX "Plan_previousPlanId_idx" ON "Plan"("previousPlanId");

-- CreateIndex
CREATE INDEX "PlanSection_planId_rank_idx" ON "PlanSection"("planId", "rank");

-- CreateIndex
CREATE INDEX "PlanSection_parentId_idx" ON "PlanSection"("parentId");

-- CreateIndex
CREATE INDEX "PlanSection_ownerId_idx" ON "PlanSection"("ownerId");

-- CreateIndex
CREATE INDEX "Objective_planId_idx" ON "Objective"("planId");

-- CreateIndex
CREATE INDEX "Objective_sectionId_rank_idx" ON "Objective"("sectionId", "rank");

-- CreateIndex
CREATE INDEX "Objective_parentId_idx" ON "Objective"("parentId");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_id_idx" ON "AuditEvent"("subjectType", "subjectId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_planId_id_idx" ON "AuditEvent"("planId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_id_idx" ON "AuditEvent"("actorId", "id");

-- CreateIndex
CREATE INDEX "Notification_userId_createdAt_idx" ON "Notification"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "OutboxMail_state_nextTryAt_idx" ON "OutboxMail"("state", "nextTryAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReportingPeriod_planId_code_key" ON "ReportingPeriod"("planId", "code");

-- CreateIndex
CREATE INDEX "ProgressReport_periodId_state_idx" ON "ProgressReport"("periodId", "state");

-- CreateIndex
CREATE INDEX "ProgressReport_institutionId_periodId_idx" ON "ProgressReport"("institutionId", "periodId");

-- CreateIndex
CREATE INDEX "ProgressReport_letterId_idx" ON "ProgressReport"("letterId");

-- CreateIndex
CREATE UNIQUE INDEX "ProgressReport_actionId_institutionId_periodId_key" ON "ProgressReport"("actionId", "institutionId", "periodId");

-- CreateIndex
CREATE INDEX "ReportReview_reportId_at_idx" ON "ReportReview"("reportId", "at");

-- CreateIndex
CREATE INDEX "LockException_periodId_institutionId_idx" ON "LockException"("periodId", "institutionId");

-- CreateIndex
CREATE INDEX "LockException_institutionId_idx" ON "LockException"("institutionId");

-- CreateIndex
CREATE INDEX "LockException_actionId_idx" ON "LockException"("actionId");

-- CreateIndex
CREATE INDEX "Evidence_institutionId_idx" ON "Evidence"("institutionId");

-- CreateIndex
CREATE INDEX "Evidence_fileId_idx" ON "Evidence"("fileId");

-- CreateIndex
CREATE INDEX "ReportEvidence_evidenceId_idx" ON "ReportEvidence"("evidenceId");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_key_key" ON "StoredFile"("key");

-- CreateIndex
CREATE INDEX "GeneratedReport_planId_idx" ON "GeneratedReport"("planId");

-- CreateIndex
CREATE INDEX "GeneratedReport_periodId_idx" ON "GeneratedReport"("periodId");

-- CreateIndex
CREATE INDEX "GeneratedReport_supplementToId_idx" ON "GeneratedReport"("supplementToId");

-- CreateIndex
CREATE INDEX "ReportOutput_fileId_idx" ON "ReportOutput"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportOutput_reportId_language_format_contentHash_key" ON "ReportOutput"("reportId", "language", "format", "contentHash");

-- CreateIndex
CREATE INDEX "SdgTarget_goalCode_idx" ON "SdgTarget"("goalCode");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "Membership_institutionId_idx" ON "Membership"("institutionId");

-- CreateIndex
CREATE INDEX "RecoveryCode_userId_idx" ON "RecoveryCode"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_tokenHash_key" ON "OneTimeLink"("tokenHash");

-- CreateIndex
CREATE INDEX "OneTimeLink_userId_idx" ON "OneTimeLink"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_linkId_key" ON "Invitation"("linkId");

-- CreateIndex
CREATE INDEX "Invitation_institutionId_idx" ON "Invitation"("institutionId");

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "PlanSection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_objectiveId_fkey" FOREIGN KEY ("objectiveId") REFERENCES "Objective"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionText" ADD CONSTRAINT "ActionText_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionSdgTarget" ADD CONSTRAINT "ActionSdgTarget_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionSdgTarget" ADD CONSTRAINT "ActionSdgTarget_targetCode_fkey" FOREIGN KEY ("targetCode") REFERENCES "SdgTarget"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionAssignment" ADD CONSTRAINT "ActionAssignment_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionAssignment" ADD CONSTRAINT "ActionAssignment_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionAssignment" ADD CONSTRAINT "ActionAssignment_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "OfficialLetter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficialLetter" ADD CONSTRAINT "OfficialLetter_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficialLetter" ADD CONSTRAINT "OfficialLetter_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MilestoneText" ADD CONSTRAINT "MilestoneText_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionBudget" ADD CONSTRAINT "ActionBudget_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionLineage" ADD CONSTRAINT "ActionLineage_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionLineage" ADD CONSTRAINT "ActionLineage_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_objectiveId_fkey" FOREIGN KEY ("objectiveId") REFERENCES "Objective"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorText" ADD CONSTRAINT "IndicatorText_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorTarget" ADD CONSTRAINT "IndicatorTarget_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorValue" ADD CONSTRAINT "IndicatorValue_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Institution" ADD CONSTRAINT "Institution_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstitutionName" ADD CONSTRAINT "InstitutionName_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstitutionAlias" ADD CONSTRAINT "InstitutionAlias_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_legalActId_fkey" FOREIGN KEY ("legalActId") REFERENCES "LegalAct"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_previousPlanId_fkey" FOREIGN KEY ("previousPlanId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanText" ADD CONSTRAINT "PlanText_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanSection" ADD CONSTRAINT "PlanSection_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanSection" ADD CONSTRAINT "PlanSection_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "PlanSection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanSection" ADD CONSTRAINT "PlanSection_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanSectionText" ADD CONSTRAINT "PlanSectionText_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "PlanSection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objective" ADD CONSTRAINT "Objective_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objective" ADD CONSTRAINT "Objective_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "PlanSection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objective" ADD CONSTRAINT "Objective_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Objective"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectiveText" ADD CONSTRAINT "ObjectiveText_objectiveId_fkey" FOREIGN KEY ("objectiveId") REFERENCES "Objective"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportingPeriod" ADD CONSTRAINT "ReportingPeriod_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "ReportingPeriod"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "OfficialLetter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReportText" ADD CONSTRAINT "ProgressReportText_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ProgressReport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportReview" ADD CONSTRAINT "ReportReview_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ProgressReport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LockException" ADD CONSTRAINT "LockException_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "ReportingPeriod"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LockException" ADD CONSTRAINT "LockException_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LockException" ADD CONSTRAINT "LockException_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportEvidence" ADD CONSTRAINT "ReportEvidence_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ProgressReport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportEvidence" ADD CONSTRAINT "ReportEvidence_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GeneratedReport" ADD CONSTRAINT "GeneratedReport_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GeneratedReport" ADD CONSTRAINT "GeneratedReport_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "ReportingPeriod"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GeneratedReport" ADD CONSTRAINT "GeneratedReport_supplementToId_fkey" FOREIGN KEY ("supplementToId") REFERENCES "GeneratedReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GeneratedReportText" ADD CONSTRAINT "GeneratedReportText_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "GeneratedReport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportOutput" ADD CONSTRAINT "ReportOutput_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "GeneratedReport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportOutput" ADD CONSTRAINT "ReportOutput_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SdgTarget" ADD CONSTRAINT "SdgTarget_goalCode_fkey" FOREIGN KEY ("goalCode") REFERENCES "SdgGoal"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SdgTargetRight" ADD CONSTRAINT "SdgTargetRight_targetCode_fkey" FOREIGN KEY ("targetCode") REFERENCES "SdgTarget"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "OneTimeLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What Prisma cannot say ──────────────────────────────────────────────────────────────────────────────────────────

CREATE INDEX "ActionText_search_idx" ON "ActionText" USING gin ("search");

-- Ranks and paths sort by code point on every machine.
ALTER TABLE "PlanSection" ALTER COLUMN "rank" TYPE text COLLATE "C";
ALTER TABLE "Objective" ALTER COLUMN "rank" TYPE text COLLATE "C";
ALTER TABLE "Action" ALTER COLUMN "rank" TYPE text COLLATE "C";
ALTER TABLE "Action" ALTER COLUMN "path" TYPE text COLLATE "C";
ALTER TABLE "Milestone" ALTER COLUMN "rank" TYPE text COLLATE "C";

ALTER TABLE "Plan" ADD CONSTRAINT "Plan_period" CHECK ("periodEnd" >= "periodStart");
ALTER TABLE "Action" ADD CONSTRAINT "Action_dates" CHECK ("endDate" IS NULL OR "startDate" IS NULL OR "endDate" >= "startDate");
ALTER TABLE "Action" ADD CONSTRAINT "Action_weight" CHECK ("weight" > 0);
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_percent" CHECK ("progressPercent" BETWEEN 0 AND 100);
ALTER TABLE "ReportingPeriod" ADD CONSTRAINT "ReportingPeriod_dates"
  CHECK ("endDate" >= "startDate" AND "dueAt" >= "opensAt" AND "locksAt" >= "dueAt");
ALTER TABLE "ActionAssignment" ADD CONSTRAINT "ActionAssignment_reason"
  CHECK ("status" NOT IN ('DECLINED', 'CHANGE_REQUESTED') OR length(trim("reason")) > 0);
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_file" CHECK ("type" <> 'FILE' OR "fileId" IS NOT NULL);

-- One lead per action among the accepted ones.
CREATE UNIQUE INDEX "ActionAssignment_one_lead" ON "ActionAssignment" ("actionId")
  WHERE "role" = 'LEAD' AND "status" IN ('ACCEPTED', 'AGREED_IN_MEETING');
-- One primary SDG target per action.
CREATE UNIQUE INDEX "ActionSdgTarget_one_primary" ON "ActionSdgTarget" ("actionId") WHERE "isPrimary";
-- A role is given once at a time.
CREATE UNIQUE INDEX "Membership_active" ON "Membership" ("userId", "role", coalesce("institutionId", '00000000-0000-0000-0000-000000000000'::uuid))
  WHERE "endedAt" IS NULL;
-- The queue of mail.
CREATE INDEX "OutboxMail_waiting" ON "OutboxMail" ("nextTryAt") WHERE "state" = 'WAITING';
CREATE INDEX "Notification_unread" ON "Notification" ("userId") WHERE "readAt" IS NULL;

-- The plan's order in one key: section, objective, action.
CREATE FUNCTION action_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."path" := (SELECT s."rank" FROM "PlanSection" s WHERE s."id" = NEW."sectionId")
    || '/' || coalesce((SELECT o."rank" FROM "Objective" o WHERE o."id" = NEW."objectiveId"), '') || '/' || NEW."rank";
  RETURN NEW;
END $$;
CREATE TRIGGER "Action_path" BEFORE INSERT OR UPDATE OF "rank", "sectionId", "objectiveId" ON "Action"
  FOR EACH ROW EXECUTE FUNCTION action_path();

CREATE FUNCTION refresh_action_paths() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'PlanSection' THEN UPDATE "Action" SET "rank" = "rank" WHERE "sectionId" = NEW."id";
  ELSE UPDATE "Action" SET "rank" = "rank" WHERE "objectiveId" = NEW."id"; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "PlanSection_path" AFTER UPDATE OF "rank" ON "PlanSection"
  FOR EACH ROW WHEN (OLD."rank" IS DISTINCT FROM NEW."rank") EXECUTE FUNCTION refresh_action_paths();
CREATE TRIGGER "Objective_path" AFTER UPDATE OF "rank" ON "Objective"
  FOR EACH ROW WHEN (OLD."rank" IS DISTINCT FROM NEW."rank") EXECUTE FUNCTION refresh_action_paths();

-- Printed numbers are computed from the order: area, objective, action.
CREATE FUNCTION section_number(section uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM "PlanSection" s JOIN "PlanSection" me ON me."id" = section
  WHERE s."planId" = me."planId" AND s."kind" = 'AREA' AND s."deletedAt" IS NULL AND s."rank" <= me."rank" $$;
CREATE FUNCTION objective_number(objective uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT section_number(me."sectionId") || CASE WHEN me."level" = 'GOAL' THEN '' ELSE '.' || (
    SELECT count(*) FROM "Objective" o WHERE o."sectionId" = me."sectionId" AND o."level" = me."level" AND o."deletedAt" IS NULL AND o."rank" <= me."rank") END
  FROM "Objective" me WHERE me."id" = objective $$;
CREATE FUNCTION action_number(section uuid, objective uuid, action_rank text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(objective_number(objective), section_number(section)::text) || '.' || (
    SELECT count(*) FROM "Action" a WHERE a."sectionId" = section AND a."objectiveId" IS NOT DISTINCT FROM objective
      AND a."deletedAt" IS NULL AND a."rank" <= action_rank COLLATE "C") $$;

-- The business day: the database's own reading of the installation's offset (whole days).
CREATE FUNCTION business_day() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT ((now() AT TIME ZONE 'Asia/Ashgabat') + make_interval(days => coalesce(
    (SELECT ("value" #>> '{}')::int FROM "Setting" WHERE "key" = 'businessDayOffsetDays'), 0)))::date $$;

-- Nothing is written in a locked period without an exception. Acceptance, return and publication are the secretariat's and stay possible;
-- the loader of the demonstration says so with the setting maksat.loading.
CREATE FUNCTION assert_period_open(period uuid, institution uuid, action uuid) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF current_setting('maksat.loading', true) = 'on' THEN RETURN; END IF;
  IF EXISTS (SELECT 1 FROM "ReportingPeriod" p WHERE p."id" = period AND (p."lockedAt" IS NOT NULL OR p."locksAt" < business_day() OR p."publishedAt" IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM "LockException" e WHERE e."periodId" = period AND e."institutionId" = institution
      AND (e."actionId" IS NULL OR e."actionId" = action) AND e."until" >= business_day())
  THEN RAISE EXCEPTION 'period locked' USING ERRCODE = 'MK001'; END IF;
END $$;
CREATE FUNCTION report_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_period_open(NEW."periodId", NEW."institutionId", NEW."actionId");
  RETURN NEW;
END $$;
CREATE TRIGGER "ProgressReport_lock_insert" BEFORE INSERT ON "ProgressReport" FOR EACH ROW EXECUTE FUNCTION report_lock();
CREATE TRIGGER "ProgressReport_lock_update" BEFORE UPDATE ON "ProgressReport" FOR EACH ROW
  WHEN (OLD."statusReported" IS DISTINCT FROM NEW."statusReported" OR OLD."progressPercent" IS DISTINCT FROM NEW."progressPercent"
    OR OLD."statusReason" IS DISTINCT FROM NEW."statusReason" OR OLD."isUnchanged" IS DISTINCT FROM NEW."isUnchanged"
    OR (OLD."state" IS DISTINCT FROM NEW."state" AND NEW."state" IN ('DRAFT', 'SUBMITTED')))
  EXECUTE FUNCTION report_lock();
CREATE FUNCTION report_text_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_period_open(r."periodId", r."institutionId", r."actionId") FROM "ProgressReport" r WHERE r."id" = NEW."reportId";
  RETURN NEW;
END $$;
CREATE TRIGGER "ProgressReportText_lock" BEFORE INSERT OR UPDATE ON "ProgressReportText" FOR EACH ROW EXECUTE FUNCTION report_text_lock();

-- A frozen report document never changes.
CREATE FUNCTION refuse_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'GeneratedReport' THEN
    IF OLD."status" = 'FROZEN' THEN RAISE EXCEPTION 'the report is frozen' USING ERRCODE = 'MK002'; END IF;
  ELSIF EXISTS (SELECT 1 FROM "GeneratedReport" r WHERE r."id" = OLD."reportId" AND r."status" = 'FROZEN')
  THEN RAISE EXCEPTION 'the report is frozen' USING ERRCODE = 'MK002'; END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "GeneratedReport_frozen" BEFORE UPDATE OR DELETE ON "GeneratedReport" FOR EACH ROW EXECUTE FUNCTION refuse_frozen();
CREATE TRIGGER "GeneratedReportText_frozen" BEFORE UPDATE OR DELETE ON "GeneratedReportText" FOR EACH ROW EXECUTE FUNCTION refuse_frozen();

-- Audit rows are never changed or removed, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit rows are append-only' USING ERRCODE = 'MK003'; END $$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditEvent_no_truncate" BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditSeal_append_only" BEFORE UPDATE OR DELETE ON "AuditSeal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditSeal_no_truncate" BEFORE TRUNCATE ON "AuditSeal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Other screens and processes hear of a change when it is committed.
CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('maksat', json_build_object('event', NEW."event", 'type', NEW."subjectType", 'id', NEW."subjectId", 'plan', NEW."planId")::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "AuditEvent_tell" AFTER INSERT ON "AuditEvent" FOR EACH ROW WHEN (NEW."refusal" IS NULL) EXECUTE FUNCTION tell_change();

COMMIT;
