import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { InstitutionChoice } from '@/lib/institutions/queries';
import { ROLES } from '@/lib/users/rules';
import type { PeopleFilter } from '@/lib/users/schema';

const STATES = ['active', 'invited', 'ended'] as const;
const WITH_ONLINE = [...STATES, 'online'] as const;

type Props = { filter: PeopleFilter; institutions: InstitutionChoice[]; seesOnline: boolean };

/** A form of GET: the filter lives in the address and works without script. */
export function PeopleFilters({ filter, institutions, seesOnline }: Props) {
  const t = useTranslations('users');
  return (
    <search aria-label={t('filter.title')}>
      <form method="get" className="row wrap g12 filters">
        <label className="field">
          <span className="small muted">{t('search')}</span>
          <input className="input sm" type="search" name="q" defaultValue={filter.q} maxLength={100} />
        </label>
        <Choice name="institution" label={t('filter.institution')} value={filter.institution}>
          {institutions.map((i) => [i.id, i.name])}
        </Choice>
        <Choice name="role" label={t('filter.role')} value={filter.role}>
          {ROLES.map((role) => [role, t(`role.${role}`)])}
        </Choice>
        <Choice name="state" label={t('filter.state')} value={filter.state}>
          {(seesOnline ? WITH_ONLINE : STATES).map((state) => [state, t(`state.${state}`)])}
        </Choice>
        <Button type="submit" size="sm" icon="filter">
          {t('filter.apply')}
        </Button>
      </form>
    </search>
  );
}

type ChoiceProps = { name: string; label: string; value: string | undefined; children: [string, string][] };

function Choice({ name, label, value, children }: ChoiceProps) {
  const t = useTranslations('users.filter');
  return (
    <label className="field">
      <span className="small muted">{label}</span>
      <select className="select sm" name={name} defaultValue={value ?? ''}>
        <option value="">{t('all')}</option>
        {children.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
