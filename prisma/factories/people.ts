// Institutions and the people who act for them.
import type { Language } from '@/lib/platform/i18n/languages';
import type { Built } from '@/prisma/factories/rows';
import { uuid7 } from '@/prisma/factories/uuid';
import { asWords, languagesOf, type Words } from '@/prisma/factories/words';
import type { InstitutionType, Role } from '@/prisma/generated/enums';

let counter = 0;
/** A number that no earlier call of this process got: for codes and addresses that must differ. */
export const nextNumber = () => ++counter;

export type InstitutionInput = {
  id?: string;
  code?: string;
  type?: InstitutionType;
  isNational?: boolean;
  parentId?: string | null;
  isActive?: boolean;
  name?: Words | string;
  shortName?: Words | string;
  /** Languages whose name was seen in a public source. */
  attested?: readonly Language[];
  createdAt?: Date;
};

/** An institution with its names; names are the code where none are given. */
export function buildInstitution(input: InstitutionInput = {}): Built {
  const { id = uuid7(), type = 'MINISTRY', isNational = true, parentId = null, isActive = true } = input;
  const code = input.code ?? `INST-${nextNumber()}`;
  const name = asWords(input.name ?? { tk: `Edara ${code}`, ru: `Учреждение ${code}`, en: `Institution ${code}` }, 'ru');
  const shortName = asWords(input.shortName ?? code, 'ru');
  const createdAt = input.createdAt ?? new Date();
  const names = languagesOf(name).map((language) => ({
    id: uuid7(),
    institutionId: id,
    language,
    name: name[language],
    shortName: shortName[language] ?? code,
    validFrom: null,
    validTo: null,
    isAttested: input.attested?.includes(language) ?? false,
  }));
  const row = { id, code, type, isNational, parentId, isActive, version: 1, createdAt };
  return { id, rows: { Institution: [row], InstitutionName: names } };
}

export type UserInput = {
  id?: string;
  email?: string;
  name?: string;
  language?: Language;
  passwordHash?: string | null;
  isDemo?: boolean;
  disabledAt?: Date | null;
  createdAt?: Date;
  /** Roles from the first day on. */
  memberships?: readonly MembershipInput[];
};

export type MembershipInput = {
  role: Role;
  /** Null: for the whole system. */
  institutionId?: string | null;
  isAlternate?: boolean;
  from?: Date;
  endedAt?: Date | null;
  createdById?: string | null;
};

/** A person with roles; without a password nobody signs in as it. */
export function buildUser(input: UserInput = {}): Built {
  const { id = uuid7(), language = 'ru', passwordHash = null, isDemo = false, disabledAt = null } = input;
  const email = input.email ?? `person-${nextNumber()}@example.org`;
  const createdAt = input.createdAt ?? new Date();
  const user = { id, email, name: input.name ?? email, phone: null, language, wantsMail: true, passwordHash };
  const memberships = (input.memberships ?? []).map((m) => ({
    id: uuid7(),
    userId: id,
    role: m.role,
    institutionId: m.institutionId ?? null,
    isAlternate: m.isAlternate ?? false,
    from: m.from ?? createdAt,
    endedAt: m.endedAt ?? null,
    createdById: m.createdById ?? null,
  }));
  return { id, rows: { User: [{ ...user, isDemo, disabledAt, version: 1, createdAt }], Membership: memberships } };
}
