// The sections and objectives that an import's rows stand in: found by their titles, or made at the end of the plan.
import { insertMany } from '@/lib/matrix-imports/insert';
import { bareHeading, headingKey } from '@/lib/matrix-imports/rules';
import type { ActionContent } from '@/lib/matrix-imports/schema';
import type { Tx } from '@/lib/platform/db';
import { sequence } from '@/lib/platform/rank';
import { uuid7 } from '@/lib/platform/uuid';

type PresentSection = { id: string; parentId: string | null; kind: string; titles: string[] };
type PresentObjective = { id: string; sectionId: string; titles: string[] };
type NewSection = { id: string; parentId: string | null; kind: 'AREA' | 'TEXT'; title: string };
type NewObjective = { id: string; sectionId: string; title: string };
export type Place = { sectionId: string; objectiveId: string | null };

/** Where the actions go; titles without heading fall to `without`, the title of a section for them. */
export class Structure {
  readonly sections: NewSection[] = [];
  readonly objectives: NewObjective[] = [];
  readonly #areas = new Map<string, string>();
  readonly #children = new Map<string, string>();
  readonly #goals = new Map<string, string>();
  /** Prose that stands in the plan already: it can hold areas, not actions. */
  readonly #prose: ReadonlySet<string>;
  readonly #without: string;

  constructor(sections: readonly PresentSection[], objectives: readonly PresentObjective[], without: string) {
    this.#without = without;
    this.#prose = new Set(sections.filter((section) => section.kind !== 'AREA').map((section) => section.id));
    for (const section of sections)
      for (const key of section.titles.map(headingKey)) {
        if (section.kind === 'AREA' && !this.#areas.has(key)) this.#areas.set(key, section.id);
        if (!this.#children.has(`${section.parentId}\n${key}`)) this.#children.set(`${section.parentId}\n${key}`, section.id);
      }
    for (const objective of objectives)
      for (const title of objective.titles) this.#goals.set(`${objective.sectionId}\n${headingKey(title)}`, objective.id);
  }

  placeOf({ path, objective }: Pick<ActionContent, 'path' | 'objective'>): Place {
    const sectionId = this.#section(path.length ? path : [this.#without]);
    return { sectionId, objectiveId: objective === null ? null : this.#objective(sectionId, objective) };
  }

  /** A section that holds actions is an area; headings above it only hold other sections. */
  #section(path: readonly string[]): string {
    const titles = path.map(bareHeading);
    const leaf = titles.at(-1) as string;
    const key = headingKey(leaf);
    const known = titles.length === 1 ? this.#areas.get(key) : undefined;
    if (known) return known;
    let parentId: string | null = null;
    for (const title of titles.slice(0, -1)) parentId = this.#child(parentId, title, 'TEXT');
    return this.#child(parentId, leaf, 'AREA');
  }

  #child(parentId: string | null, title: string, kind: 'AREA' | 'TEXT'): string {
    const key = `${parentId}\n${headingKey(title)}`;
    const found = this.#children.get(key);
    if (found && !(kind === 'AREA' && this.#prose.has(found))) {
      const made = this.sections.find((section) => section.id === found);
      if (made && kind === 'AREA') made.kind = 'AREA';
      return found;
    }
    const section: NewSection = { id: uuid7(), parentId, kind, title };
    this.sections.push(section);
    this.#children.set(key, section.id);
    if (kind === 'AREA' && parentId === null) this.#areas.set(headingKey(title), section.id);
    return section.id;
  }

  #objective(sectionId: string, title: string): string {
    const key = `${sectionId}\n${headingKey(title)}`;
    const found = this.#goals.get(key);
    if (found) return found;
    const objective = { id: uuid7(), sectionId, title: bareHeading(title) };
    this.objectives.push(objective);
    this.#goals.set(key, objective.id);
    return objective.id;
  }
}

/** What the plan has: sections and objectives that are not in the bin, with their titles in every language. */
export async function readStructure(tx: Tx, planId: string, without: string): Promise<Structure> {
  const sections = await tx.$queryRaw<
    PresentSection[]
  >`select s."id", s."parentId", s."kind"::text, coalesce((select json_agg(t."title") from "PlanSectionText" t where t."sectionId" = s."id"), '[]') as titles
    from "PlanSection" s where s."planId" = ${planId}::uuid and s."deletedAt" is null and s."kind" <> 'ANNEX' order by s."rank"`;
  const objectives = await tx.$queryRaw<
    PresentObjective[]
  >`select o."id", o."sectionId", coalesce((select json_agg(t."title") from "ObjectiveText" t where t."objectiveId" = o."id"), '[]') as titles
    from "Objective" o where o."planId" = ${planId}::uuid and o."deletedAt" is null and o."level" = 'OBJECTIVE' order by o."rank" desc`;
  return new Structure(sections, objectives, without);
}

type Batch = { id: string; planId: string; language: string };

/** Writes what is new, after what is there. */
export async function writeStructure(tx: Tx, batch: Batch, { sections, objectives }: Structure): Promise<void> {
  const [last] = await tx.$queryRaw<
    { rank: string | null }[]
  >`select max("rank") as rank from "PlanSection" where "planId" = ${batch.planId}::uuid`;
  const ranks = sequence(sections.length, last?.rank ?? null);
  const made = { planId: batch.planId, version: 1, importBatchId: batch.id };
  await insertMany(
    tx,
    'PlanSection',
    sections.map(({ id, parentId, kind }, index) => ({ id, parentId, kind, rank: ranks[index], ...made })),
  );
  const words = { language: batch.language, version: 1, state: 'REVIEWED' };
  await insertMany(
    tx,
    'PlanSectionText',
    sections.map(({ id, title }) => ({ sectionId: id, title, epoch: 1, updatedAt: new Date(), ...words })),
  );
  await insertMany(
    tx,
    'Objective',
    (await rankObjectives(tx, objectives)).map((row) => ({ ...row, level: 'OBJECTIVE', ...made })),
  );
  await insertMany(
    tx,
    'ObjectiveText',
    objectives.map(({ id, title }) => ({ objectiveId: id, title, ...words })),
  );
}

async function rankObjectives(tx: Tx, objectives: readonly NewObjective[]) {
  const groups = Map.groupBy(objectives, (objective) => objective.sectionId);
  const last = await tx.$queryRaw<
    { sectionId: string; rank: string }[]
  >`select "sectionId", max("rank") as rank from "Objective" where "sectionId" = any(${[...groups.keys()]}::uuid[]) group by 1`;
  return [...groups].flatMap(([sectionId, group]) => {
    const ranks = sequence(group.length, last.find((row) => row.sectionId === sectionId)?.rank ?? null);
    return group.map(({ id }, index) => ({ id, sectionId, rank: ranks[index] }));
  });
}
