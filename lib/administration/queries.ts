// How the installation is: what the administrator looks at first when something is wrong.
import { canSeeState } from '@/lib/administration/policy';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { NotFound } from '@/lib/platform/errors';
import { checkHealth, type Health } from '@/lib/platform/health';
import { productVersion } from '@/lib/platform/version';
import { Prisma } from '@/prisma/generated/client';

type Facts = {
  database: string;
  /** The application's role can change audit rows: one role for owner and application. */
  canChangeAudit: boolean;
  isDemonstration: boolean;
  offsetDays: number;
  waitingMail: number;
  failedMail: number;
  oldestMailSeconds: number | null;
  /** Why the mail server took nothing the last time, while mail waits for it. */
  mailTrouble: string | null;
  waitingJobs: number;
  failedJobs: number;
  auditEvents: number;
  unsealed: number;
  unsealedSeconds: number | null;
  sealNumber: number | null;
  openSessions: number;
  people: number;
  withoutSecondFactor: number;
  institutions: number;
  plans: number;
};

export type InstallationState = Facts & {
  health: Health;
  version: string;
  node: string;
  mail: 'smtp' | 'folder';
  isHttps: boolean;
};

const MUST = Prisma.sql`exists (select 1 from "Membership" m where m."userId" = u."id" and m."endedAt" is null and m."role" in ('ADMIN', 'SECRETARIAT'))`;

/** Counts of jobs; the queue keeps its own schema, which may not be there before the first start of the live process. */
async function countJobs(): Promise<{ waitingJobs: number; failedJobs: number }> {
  const none = { waitingJobs: 0, failedJobs: 0 };
  const rows = await queryRows<
    typeof none
  >(Prisma.sql`select count(*) filter (where "state" in ('created', 'retry', 'active')) as "waitingJobs",
    count(*) filter (where "state" = 'failed') as "failedJobs" from pgboss.job`).catch(() => []);
  return rows[0] ?? none;
}

/** @throws NotFound for everybody but the administrator */
export async function getInstallationState(actor: Actor): Promise<InstallationState> {
  if (!canSeeState(actor)) throw new NotFound();
  const [health, jobs, rows] = await Promise.all([checkHealth(), countJobs(), readFacts()]);
  const [facts] = rows;
  if (!facts) throw new NotFound();
  return {
    ...facts,
    ...jobs,
    health,
    version: productVersion(),
    node: process.version,
    mail: env.smtpUrl ? 'smtp' : 'folder',
    isHttps: env.isHttps,
  };
}

const readFacts = () =>
  queryRows<Omit<Facts, 'waitingJobs' | 'failedJobs'>>(Prisma.sql`
    with sealed as (select "number", "lastEventId" from "AuditSeal" order by "number" desc limit 1),
      tail as (select count(*) as n, extract(epoch from now() - min("at"))::float8 as age from "AuditEvent"
        where "id" > coalesce((select "lastEventId" from sealed), 0)),
      mail as (select count(*) filter (where "state" = 'WAITING') as waiting, count(*) filter (where "state" = 'FAILED') as failed,
        extract(epoch from now() - min("createdAt") filter (where "state" = 'WAITING'))::float8 as age from "OutboxMail")
    select current_setting('server_version') as "database", has_table_privilege('"AuditEvent"', 'UPDATE') as "canChangeAudit",
      exists (select 1 from "Setting" where "key" = 'demonstration') as "isDemonstration",
      coalesce((select ("value" #>> '{}')::int from "Setting" where "key" = 'businessDayOffsetDays'), 0) as "offsetDays",
      mail.waiting as "waitingMail", mail.failed as "failedMail", mail.age as "oldestMailSeconds",
      (select m."error" from "OutboxMail" m where m."state" = 'WAITING' and m."error" is not null order by m."nextTryAt" desc limit 1) as "mailTrouble",
      (select count(*) from "AuditEvent") as "auditEvents", tail.n as "unsealed", tail.age as "unsealedSeconds", (select "number" from sealed) as "sealNumber",
      (select count(*) from "Session" where "endedAt" is null and "expiresAt" > now() and "lastUsedAt" > now() - interval '60 minutes') as "openSessions",
      (select count(*) from "User" where "disabledAt" is null) as "people",
      (select count(*) from "User" u where u."disabledAt" is null and u."totpConfirmedAt" is null and ${MUST}) as "withoutSecondFactor",
      (select count(*) from "Institution" where "isActive") as "institutions",
      (select count(*) from "Plan" where "deletedAt" is null) as "plans"
    from mail, tail`);
