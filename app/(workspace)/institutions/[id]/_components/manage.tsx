// What the administrator does with one institution: correct, rename from a day, end.
import { getLocale, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { type getInstitution, listInstitutionChoices } from '@/lib/institutions/queries';
import { nameOn } from '@/lib/institutions/rules';
import type { Actor } from '@/lib/platform/auth/actor';
import { languages } from '@/lib/platform/i18n/languages';
import { EditForm, EndForm, RenameForm } from './manage-forms';

type Props = { act: 'edit' | 'rename' | 'end'; institution: Awaited<ReturnType<typeof getInstitution>>; actor: Actor };

const TITLES = { edit: 'edit', rename: 'rename', end: 'end' } as const;
const HINTS = { edit: 'editHint', rename: 'renameHint', end: 'endText' } as const;

export async function ManageInstitution({ act, institution, actor }: Props) {
  const [t, language] = await Promise.all([getTranslations('institutions'), getLocale()]);
  const { id, version } = institution;
  const names = languages.flatMap((l) => nameOn(institution.names, l, actor.today) ?? []);
  const parents = act === 'edit' ? (await listInstitutionChoices(actor, language)).filter((c) => c.id !== id) : [];
  const record = { id, version, userId: actor.userId ?? '' };
  return (
    <Card title={t(TITLES[act])} body className="form-card mt16">
      <p className="ink2 mb16">{t(HINTS[act])}</p>
      {act === 'edit' && (
        <EditForm {...record} values={{ ...institution, names }} parents={parents.map((c) => ({ value: c.id, label: c.name }))} />
      )}
      {act === 'rename' && <RenameForm {...record} names={names} today={actor.today} />}
      {act === 'end' && <EndForm {...record} />}
    </Card>
  );
}
