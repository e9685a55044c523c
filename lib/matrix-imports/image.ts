// Whether somebody has changed an imported action since: a fingerprint of its state and of all that hangs on it.
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
/** Rows of a table that belong to the action, as one list. */
const list = (table: Prisma.Sql, what: Prisma.Sql, order: Prisma.Sql) =>
  sql`coalesce((select jsonb_agg(${what} order by ${order}) from ${table} x where x."actionId" = a."id"), '[]'::jsonb)`;
const ids = (table: Prisma.Sql) => list(table, sql`x."id"`, sql`x."id"`);

/** Over alias `a` of "Action"; the same state always gives the same text. */
export const imageSql = sql`md5(jsonb_build_array(a."version", a."sectionId", a."objectiveId", a."rank", a."draftStatus", a."status", a."visibility",
  ${list(sql`"ActionText"`, sql`jsonb_build_array(x."language", x."version")`, sql`x."language"`)},
  ${list(sql`"ActionAssignment"`, sql`jsonb_build_array(x."institutionId", x."role", x."status", x."version")`, sql`x."institutionId"`)},
  ${list(sql`"ActionSdgTarget"`, sql`jsonb_build_array(x."targetCode", x."isPrimary")`, sql`x."targetCode"`)},
  ${ids(sql`"ActionBudget"`)}, ${ids(sql`"Milestone"`)}, ${ids(sql`"Indicator"`)})::text)`;

/** The action is no longer as the import (or its redo) left it; `r` is its "ImportRow". */
export const isChangedSql = sql`(r."before" #>> '{}') is distinct from ${imageSql}`;
