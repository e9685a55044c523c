import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { DRAFT_STATUSES, MISSING, STATUSES } from '@/lib/actions/filter';
import type { MatrixFrame } from '@/lib/actions/matrix-queries';
import type { InstitutionChoice, PlaceChoice } from '@/lib/actions/queries';
import { isTracked } from '@/lib/plans/rules';
import type { SdgGoalView, SdgTargetView } from '@/lib/sdg/queries';
import { type MatrixAddress, viewParams } from './address';
import { HiddenParams } from './matrix-head';

type Props = {
  frame: MatrixFrame;
  address: MatrixAddress;
  places: PlaceChoice[];
  institutions: InstitutionChoice[];
  goals: SdgGoalView[];
  targets: SdgTargetView[];
};

/** Every way to narrow the matrix, as one form whose answer is an address. */
export function FilterPanel({ frame, address, places, institutions, goals, targets }: Props) {
  const t = useTranslations('actions');
  const locale = useLocale();
  const { filter } = address;
  const { sort, cols } = viewParams(address);
  const named = (i: InstitutionChoice): [string, string] => [i.code, i.name];
  const words = (w: Record<string, string | undefined>) => w[locale] ?? w.en ?? '';
  return (
    <form action={address.path} className="stack">
      <HiddenParams params={{ sort, cols }} />
      <Labelled label={t('filter.q')} name="q">
        <input className="input" type="search" name="q" id="filter-q" defaultValue={filter.q ?? ''} maxLength={200} />
      </Labelled>
      <Checks
        label={t('filter.missing')}
        name="missing"
        chosen={filter.missing}
        options={MISSING.map((m) => [m, t(`completeness.fact.${m}`)])}
      />
      <Checks
        label={t(isTracked(frame.status) ? 'filter.status' : 'filter.draft')}
        name={isTracked(frame.status) ? 'status' : 'draft'}
        chosen={isTracked(frame.status) ? filter.statuses : filter.draftStatuses}
        options={
          isTracked(frame.status) ? STATUSES.map((s) => [s, t(`status.${s}`)]) : DRAFT_STATUSES.map((s) => [s, t(`draft.${s}`)])
        }
      />
      <Checks
        label={t('filter.section')}
        name="section"
        chosen={filter.sections}
        options={places.map((p) => [p.sectionId, `${p.number} ${p.title}`])}
      />
      <Select
        label={t('filter.objective')}
        name="objective"
        chosen={filter.objectives}
        options={places.flatMap((p) => p.objectives.map((o): [string, string] => [o.id, `${o.number} ${o.title}`]))}
      />
      <Select label={t('filter.lead')} name="lead" chosen={filter.leads} options={institutions.map(named)} />
      <Select label={t('filter.institution')} name="institution" chosen={filter.institutions} options={institutions.map(named)} />
      <Select
        label={t('filter.sdg')}
        name="sdg"
        chosen={filter.sdg}
        options={goals.flatMap((g) => [
          [g.code, `${g.code} ${words(g.short)}`] as [string, string],
          ...targets.filter((x) => x.goalCode === g.code).map((x): [string, string] => [x.code, `— ${x.code} ${words(x.short)}`]),
        ])}
      />
      <div className="row g12 wrap">
        <Labelled label={t('filter.from')} name="from">
          <input className="input" name="from" id="filter-from" type="date" defaultValue={filter.dueFrom ?? ''} />
        </Labelled>
        <Labelled label={t('filter.to')} name="to">
          <input className="input" name="to" id="filter-to" type="date" defaultValue={filter.dueTo ?? ''} />
        </Labelled>
      </div>
      <div className="row g8">
        <Button type="submit" tone="primary" icon="filter">
          {t('matrix.applyFilter')}
        </Button>
        <a className="btn" href={address.path}>
          {t('matrix.clearFilter')}
        </a>
      </div>
    </form>
  );
}

function Labelled({ label, name, children }: { label: string; name: string; children: ReactNode }) {
  return (
    <div className="field grow">
      <label htmlFor={`filter-${name}`}>{label}</label>
      {children}
    </div>
  );
}

type Options = { label: string; name: string; chosen: readonly string[]; options: [string, string][] };

function Checks({ label, name, chosen, options }: Options) {
  if (!options.length) return null;
  return (
    <fieldset className="field">
      <legend className="legend">{label}</legend>
      <div className="row wrap g12">
        {options.map(([value, words]) => (
          <label key={value} className="check">
            <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many; several chosen elsewhere stay as chips. */
function Select({ label, name, chosen, options }: Options) {
  if (!options.length) return null;
  return (
    <Labelled label={label} name={name}>
      <select className="select" name={name} id={`filter-${name}`} defaultValue={chosen[0] ?? ''}>
        <option value="" />
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
