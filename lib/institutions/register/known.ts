// The register as a file is compared with it.
import type { Known } from '@/lib/institutions/register/rules';
import type { Tx } from '@/lib/platform/db';

export async function readKnown(tx: Tx): Promise<Known[]> {
  return tx.$queryRaw<Known[]>`select i."id"::text as "id", i."code",
      coalesce(json_agg(json_build_object('language', n."language", 'name', n."name", 'shortName', n."shortName", 'isCurrent',
        coalesce(n."validTo", 'infinity') >= business_day())) filter (where n."id" is not null), '[]') as "names"
    from "Institution" i left join "InstitutionName" n on n."institutionId" = i."id" group by i."id" order by i."code"`;
}
