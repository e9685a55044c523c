import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { Link } from '@/components/ui/link';
import type { FilterChoices } from '@/lib/audit/queries';
import type { AuditFilter } from '@/lib/audit/schema';

/** A form of GET: the filter lives in the address and works without script. */
export function AuditFilters({ filter, choices }: { filter: AuditFilter; choices: FilterChoices }) {
  const t = useTranslations('audit.filter');
  const nouns = useTranslations('audit.nouns');
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <search aria-label={t('title')}>
      <form method="get" className="row wrap g12 filters">
        <Choice name="person" label={t('person')} value={filter.person} options={choices.people.map((p) => [p.id, p.name])} />
        <Choice
          name="noun"
          label={t('noun')}
          value={filter.noun}
          options={choices.nouns.map((noun) => [noun, nouns.has(noun) ? nouns(noun) : noun])}
        />
        <Choice
          name="institution"
          label={t('institution')}
          value={filter.institution}
          options={choices.institutions.map((i) => [i.id, i.name])}
        />
        <Choice
          name="refusals"
          label={t('refusals')}
          value={filter.refusals}
          options={[
            ['only', t('refusalsOnly')],
            ['none', t('refusalsNone')],
          ]}
        />
        <div className="field">
          <label className="small muted" htmlFor="audit-from">
            {t('from')}
          </label>
          <DateField id="audit-from" name="from" defaultValue={filter.from} />
        </div>
        <div className="field">
          <label className="small muted" htmlFor="audit-to">
            {t('to')}
          </label>
          <DateField id="audit-to" name="to" defaultValue={filter.to} />
        </div>
        {filter.subject && <input type="hidden" name="subject" value={filter.subject} />}
        {filter.event && <input type="hidden" name="event" value={filter.event} />}
        <Button type="submit" size="sm" icon="filter">
          {t('apply')}
        </Button>
        {isFiltered && (
          <Link href="/audit" className="small">
            {t('clear')}
          </Link>
        )}
      </form>
    </search>
  );
}

type ChoiceProps = { name: string; label: string; value: string | undefined; options: [string, string][] };

function Choice({ name, label, value, options }: ChoiceProps) {
  const t = useTranslations('audit.filter');
  return (
    <label className="field">
      <span className="small muted">{label}</span>
      <select className="select sm" name={name} defaultValue={value ?? ''}>
        <option value="">{t('all')}</option>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
