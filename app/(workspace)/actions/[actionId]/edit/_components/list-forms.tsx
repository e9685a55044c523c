import { useTranslations } from 'next-intl';
import type { InstitutionChoice } from '@/lib/actions/queries';
import { typedDay } from '@/lib/platform/i18n/day';
import { FundingSource } from '@/prisma/generated/enums';
import { EditForm, type EditProps } from './edit-form';

/** Empty lines at the end of a list, for new entries without script. */
const NEW_LINES = 2;
const blank = (n: number) => Array.from({ length: n }, (_, i) => `new-${i}`);

type CellProps = { name: string; label: string; value?: string; className?: string; lang?: string };
const Cell = ({ name, label, value = '', className, lang }: CellProps) => (
  <input
    className={`input ${className ?? ''}`}
    name={name}
    aria-label={label}
    placeholder={label}
    defaultValue={value}
    lang={lang}
  />
);

export function MilestonesForm(props: EditProps) {
  const { action, language } = props;
  const t = useTranslations('actions.page');
  const line = (key: string, id: string, title: string, due: string, done: string) => (
    <div className="row g8" key={key}>
      <input type="hidden" name="milestone.id" value={id} />
      <input type="hidden" name="milestone.done" value={done} />
      <Cell name="milestone.title" label={t('milestoneTitle')} value={title} lang={language} />
      <Cell name="milestone.due" label={t('milestoneDue')} value={typedDay(due)} className="in-date" />
    </div>
  );
  return (
    <EditForm {...props} id="milestones" title={t('milestones')}>
      <input type="hidden" name="group" value="milestones" />
      <p className="hint">{t('milestonesHint')}</p>
      {action.milestones.map((m) => line(m.id, m.id, m.title ?? '', m.dueDate, m.doneDate ?? ''))}
      {blank(NEW_LINES).map((key) => line(key, '', '', '', ''))}
    </EditForm>
  );
}

export function BudgetForm(props: EditProps & { partners: InstitutionChoice[] }) {
  const { action, partners } = props;
  const t = useTranslations('actions');
  type Line = { year: string; amount: string; currency: string; source: string; wording: string; partner: string };
  const empty: Line = { year: '', amount: '', currency: 'TMT', source: 'STATE', wording: '', partner: '' };
  const lines: Line[] = action.budgets.map((b) => ({
    year: b.year === null ? '' : String(b.year),
    amount: b.amount === null ? '' : String(b.amount),
    currency: b.currency ?? '',
    source: b.source,
    wording: b.wording ?? '',
    partner: b.partnerId ?? '',
  }));
  const all = [...lines.map((l, i) => ({ key: `line-${i}`, ...l })), ...blank(NEW_LINES).map((key) => ({ key, ...empty }))];
  return (
    <EditForm {...props} id="budget" title={t('page.budget')}>
      <input type="hidden" name="group" value="budget" />
      <p className="hint">{t('page.budgetHint')}</p>
      {all.map((b) => (
        <div className="row g8 wrap" key={b.key}>
          <Cell name="budget.year" label={t('page.year')} value={b.year} className="in-short" />
          <Cell name="budget.amount" label={t('page.amount')} value={b.amount} className="in-date" />
          <Cell name="budget.currency" label={t('page.currency')} value={b.currency} className="in-short" />
          <select className="select in-date" name="budget.source" aria-label={t('page.source')} defaultValue={b.source}>
            {Object.values(FundingSource).map((source) => (
              <option key={source} value={source}>
                {t(`source.${source}`)}
              </option>
            ))}
          </select>
          <select className="select in-date" name="budget.partner" aria-label={t('page.partner')} defaultValue={b.partner}>
            <option value="">{t('page.partner')}</option>
            {partners.map((p) => (
              <option key={p.id} value={p.id}>
                {p.shortName}
              </option>
            ))}
          </select>
          <Cell name="budget.wording" label={t('page.wording')} value={b.wording} className="grow" />
        </div>
      ))}
    </EditForm>
  );
}
