import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { EvidenceType, Visibility } from '@/prisma/generated/enums';

type Filter = {
  q?: string | undefined;
  type?: EvidenceType | undefined;
  visibility?: Visibility | undefined;
  institutionId?: string | undefined;
};

/** A plain form of the address: works without script, can be bookmarked. */
export function EvidenceFilter({
  institutions,
  filter,
}: {
  institutions: readonly { id: string; name: string }[];
  filter: Filter;
}) {
  const t = useTranslations('evidence');
  return (
    <search>
      <form action="/evidence" className="toolbar">
        <input
          className="input sm grow ev-search"
          type="search"
          name="q"
          defaultValue={filter.q}
          aria-label={t('filter.search')}
          placeholder={t('filter.search')}
          maxLength={100}
        />
        <Choice name="type" label={t('field.type')} all={t('filter.allTypes')} value={filter.type}>
          {Object.values(EvidenceType).map((value) => ({ value, label: t(`type.${value}`) }))}
        </Choice>
        <Choice name="visibility" label={t('field.visibility')} all={t('filter.allVisibilities')} value={filter.visibility}>
          {Object.values(Visibility).map((value) => ({ value, label: t(`visibility.${value}`) }))}
        </Choice>
        <Choice name="institution" label={t('field.institution')} all={t('filter.allInstitutions')} value={filter.institutionId}>
          {institutions.map((i) => ({ value: i.id, label: i.name }))}
        </Choice>
        <button type="submit" className="btn sm">
          <Icon name="search" size="s" />
          {t('filter.apply')}
        </button>
      </form>
    </search>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  all: string;
  value: string | undefined;
  children: { value: string; label: string }[];
};

function Choice({ name, label, all, value, children }: ChoiceProps) {
  return (
    <select className="select sm" name={name} aria-label={label} defaultValue={value ?? ''}>
      <option value="">{all}</option>
      {children.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
