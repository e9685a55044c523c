// Who may open which text, by the same policy as the pages: asked when a text is opened and again every few seconds after.
import type { TextKey } from '@/lib/collab/document-name';
import type { Actor } from '@/lib/platform/auth/actor';
import { pool } from '@/lib/platform/db';
import { canEditText, canRead, type SectionFacts } from '@/lib/sections/policy';
import type { PlanStatus } from '@/prisma/generated/enums';

export type TextFacts = SectionFacts & { epoch: number };
type Row = {
  sectionId: string;
  language: string;
  epoch: number;
  ownerId: string | null;
  deletedAt: Date | null;
  status: PlanStatus;
  planDeletedAt: Date | null;
};

const FACTS = `select s."id" as "sectionId", t."language", t."epoch", s."ownerId", s."deletedAt", p."status"::text as status, p."deletedAt" as "planDeletedAt"
  from unnest($1::uuid[], $2::text[]) as k("sectionId", "language") join "PlanSection" s on s."id" = k."sectionId" join "Plan" p on p."id" = s."planId"
  join "PlanSectionText" t on t."sectionId" = s."id" and t."language" = k."language"`;

/** The facts about texts, by `<section>.<language>`; what does not exist is missing. */
export async function factsOf(keys: readonly TextKey[]): Promise<Map<string, TextFacts>> {
  const values = [keys.map((k) => k.sectionId), keys.map((k) => k.language)];
  const { rows } = await pool.query<Row>({ name: 'text-facts', text: FACTS, values });
  return new Map(
    rows.map(({ sectionId, language, status, planDeletedAt, ...facts }) => [
      `${sectionId}.${language}`,
      { ...facts, plan: { status, deletedAt: planDeletedAt } },
    ]),
  );
}

export const factsFor = (all: ReadonlyMap<string, TextFacts>, key: TextKey) =>
  all.get(`${key.sectionId}.${key.language}`) ?? null;

/** Nothing, reading, or writing. */
export function rightsIn(actor: Actor, facts: TextFacts | null): 'none' | 'read' | 'write' {
  if (!facts || !canRead(actor, facts)) return 'none';
  return canEditText(actor, facts) ? 'write' : 'read';
}
