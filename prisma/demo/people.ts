// The demonstration's institutions and people.

import { languages } from '@/lib/platform/i18n/languages';
import type { Files, InstitutionItem, PersonItem } from '@/prisma/demo/files';
import type { Names } from '@/prisma/demo/names';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { merge, type Rows } from '@/prisma/factories/rows';

/** Roles for the whole system stand beside the institutions. */
const systemRoles: readonly string[] = ['ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER'];

/** The day the plan 2016–2020 was approved: everybody is there from then on. */
const BEGINNING = '2016-01-15';

const institutionRows = (names: Names, item: InstitutionItem) =>
  buildInstitution({
    id: names.institution.make(item.key),
    code: item.key,
    type: item.type,
    isNational: item.national,
    isActive: item.active,
    parentId: item.parent ? names.institution.make(item.parent) : null,
    name: item.name,
    shortName: item.shortName,
    attested: languages.filter((language) => item.nameStatus[language] === 'ATTESTED'),
    createdAt: names.moment(BEGINNING),
  });

function personRows(names: Names, item: PersonItem, passwordHash: string) {
  const isSystem = systemRoles.includes(item.role);
  return buildUser({
    id: names.person.make(item.key),
    email: item.email,
    name: item.name.latin,
    language: item.language,
    // Only the accounts that the product announces can sign in.
    passwordHash: item.demoAccount ? passwordHash : null,
    isDemo: true,
    createdAt: names.moment(BEGINNING),
    memberships: [
      {
        role: item.role,
        institutionId: isSystem ? null : names.institution.get(item.institution),
        isAlternate: item.isAlternate,
        createdById: names.person.make('admin'),
      },
    ],
  });
}

export function peopleRows(files: Files, names: Names, passwordHash: string): Rows {
  return merge(
    ...files.institutions.map((item) => institutionRows(names, item)),
    ...files.people.map((item) => personRows(names, item, passwordHash)),
  );
}
