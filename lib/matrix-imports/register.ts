// What the register of institutions knows: every name it has or had, short names, codes, and the wordings people have mapped.
import { institutionKey } from '@/lib/imports/institutions';
import type { Tx } from '@/lib/platform/db';

type NameRow = { institutionId: string; name: string; shortName: string; code: string; isCurrent: boolean };

export type RegisterOfNames = {
  /** Folded wording → active institution. Wordings that several institutions share are left to the person. */
  ids: ReadonlyMap<string, string>;
  /** All wordings as written, for the splitter: their own commas and "and" do not split them. */
  wordings: string[];
};

/** Reads the register; a mapped wording beats a name, a name of today an old one, a full name a short one. */
export async function readRegister(tx: Tx): Promise<RegisterOfNames> {
  const names = await tx.$queryRaw<
    NameRow[]
  >`select n."institutionId", n."name", n."shortName", i."code", (coalesce(n."validTo", 'infinity') >= business_day()) as "isCurrent"
    from "InstitutionName" n join "Institution" i on i."id" = n."institutionId" where i."isActive"`;
  const aliases = await tx.$queryRaw<
    { institutionId: string; wording: string }[]
  >`select a."institutionId", a."wording" from "InstitutionAlias" a join "Institution" i on i."id" = a."institutionId" where i."isActive"`;
  const current = names.filter((n) => n.isCurrent);
  const former = names.filter((n) => !n.isCurrent);
  const layers: { wording: string; institutionId: string }[][] = [
    former.flatMap((n) => [n.name, n.shortName].map((wording) => ({ wording, institutionId: n.institutionId }))),
    current.map((n) => ({ wording: n.shortName, institutionId: n.institutionId })),
    current.map((n) => ({ wording: n.code, institutionId: n.institutionId })),
    current.map((n) => ({ wording: n.name, institutionId: n.institutionId })),
    aliases,
  ];
  const ids = new Map<string, string>();
  for (const layer of layers) for (const [key, id] of unambiguous(layer)) ids.set(key, id);
  return { ids, wordings: [...new Set(layers.flat().map((entry) => entry.wording))] };
}

function unambiguous(layer: readonly { wording: string; institutionId: string }[]): [string, string][] {
  const groups = Map.groupBy(layer, (entry) => institutionKey(entry.wording));
  return [...groups].flatMap(([key, entries]) => {
    const ids = new Set(entries.map((entry) => entry.institutionId));
    return key && ids.size === 1 ? [[key, entries[0]?.institutionId as string] as [string, string]] : [];
  });
}
