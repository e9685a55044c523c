import { getLocale, getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/button';
import { StatTile } from '@/components/ui/stat-tile';
import { firstParam, type Params, withParams } from '@/components/ui/url';
import { findAbilities, listInstitutionChoices } from '@/lib/institutions/queries';
import { type ImportView, listImportRows, SHOWN, type Shown } from '@/lib/matrix-imports/queries';
import { leadsRecognised, UNDO_DAYS, unknownNames } from '@/lib/matrix-imports/rules';
import type { Counts } from '@/lib/matrix-imports/schema';
import type { Actor } from '@/lib/platform/auth/actor';
import { CommitForm } from './commit-form';
import { Discard } from './discard';
import { NamesForm } from './names-form';
import { RowsTable } from './rows-table';
import { Running } from './running';
import { SameFile } from './same-file';

type Props = { actor: Actor; batch: ImportView; search: Params };

const whole = (text: string | undefined): number | undefined => (text && /^\d{1,7}$/.test(text) ? Number(text) : undefined);
/** Names that are asked for at once; the most frequent come first. */
const ASKED = 30;

export async function CheckStep({ actor, batch, search }: Props) {
  const counts = batch.counts as Counts;
  const unknown = unknownNames(counts);
  const asked = firstParam(search, 'show');
  const shown: Shown = SHOWN.find((s) => s === asked) ?? 'all';
  const [language, before, after] = [await getLocale(), whole(firstParam(search, 'before')), whole(firstParam(search, 'after'))];
  const [list, institutions] = await Promise.all([
    listImportRows(actor, batch, {
      shown,
      unknown: unknown.map((name) => name.key),
      before,
      ...(after !== undefined && { after }),
    }),
    listInstitutionChoices(actor, language),
  ]);
  const path = `/plans/${batch.planId}/imports/${batch.id}`;
  // What was imported can be looked up again; the address says that the rows are meant.
  const params = batch.state === 'PREVIEWED' ? {} : { step: 'rows' };
  return (
    <div className="stack">
      <SameFile batch={batch} />
      {batch.isRunning && <RunningImport batch={batch} total={counts.actions} />}
      <Tiles counts={counts} path={path} params={params} />
      {batch.can.change && unknown.length > 0 && (
        <Names batch={batch} unknown={unknown} institutions={institutions} canCreate={findAbilities(actor).manage} />
      )}
      <RowsTable batch={batch} list={list} shown={shown} path={path} params={params} institutions={institutions} />
      {batch.can.change && !batch.isRunning && <Commit batch={batch} counts={counts} path={path} />}
    </div>
  );
}

async function RunningImport({ batch, total }: { batch: ImportView; total: number }) {
  const t = await getTranslations('imports.commit');
  return (
    <Running
      id={batch.id}
      done={batch.progress}
      total={total}
      title={t('running')}
      reload={t('reload')}
      href={`/plans/${batch.planId}/imports/${batch.id}`}
    />
  );
}

/** The figures that decide whether the file was understood; each leads to its rows. */
async function Tiles({ counts, path, params }: { counts: Counts; path: string; params: Params }) {
  const t = await getTranslations('imports.check');
  const [leads, unknown] = [leadsRecognised(counts), unknownNames(counts).length];
  const to = (show: Shown | null) => withParams(path, params, { show });
  const without = counts.actions - leads;
  return (
    <div className="cols imp-tiles">
      <StatTile
        href={to(null)}
        icon="plus"
        label={t('actions')}
        value={counts.actions}
        note={t('ofRows', { count: counts.rows })}
      />
      <StatTile
        href={to(null)}
        icon="layers"
        label={t('sections')}
        value={counts.sections}
        note={counts.objectives > 0 && t('objectivesToo', { count: counts.objectives })}
      />
      <StatTile
        href={to('unknown')}
        icon="user-check"
        label={t('leads')}
        value={leads}
        note={without > 0 && t('withoutLead', { count: without })}
      />
      <StatTile
        href={to('unknown')}
        icon="circle-help"
        label={t('unknown')}
        value={unknown}
        note={unknown ? t('choose') : t('allKnown')}
        noteTone={unknown ? 'warn' : 'ok'}
      />
      <StatTile
        href={to('problems')}
        icon="circle-alert"
        label={t('problems')}
        value={counts.problems}
        note={counts.errors ? t('errors', { count: counts.errors }) : t('noErrors')}
        noteTone={counts.errors ? 'danger' : 'ok'}
      />
    </div>
  );
}

type NamesProps = {
  batch: ImportView;
  unknown: Counts['names'];
  institutions: Awaited<ReturnType<typeof listInstitutionChoices>>;
  canCreate: boolean;
};

async function Names({ batch, unknown, institutions, canCreate }: NamesProps) {
  const t = await getTranslations('imports.names');
  const { id, planId, version } = batch;
  return (
    <NamesForm
      key={version}
      batch={{ id, planId, version }}
      names={unknown.slice(0, ASKED).map((name) => ({
        key: name.key,
        name: name.name,
        rows: String(name.rows),
        lead: name.leads ? t('asLead', { count: name.leads }) : null,
        label: t('institutionOf', { name: name.name }),
      }))}
      options={institutions.map(({ id: value, name: label, code, shortName: search }) => ({ value, label, code, search }))}
      more={unknown.length > ASKED ? t('more', { shown: ASKED, all: unknown.length }) : null}
      createHref={canCreate ? '/institutions/new' : null}
    />
  );
}

async function Commit({ batch, counts, path }: { batch: ImportView; counts: Counts; path: string }) {
  const t = await getTranslations('imports');
  if (!counts.actions) return <Banner tone="warning">{t('check.nothing')}</Banner>;
  const { id, planId, version } = batch;
  return (
    <div className="stack">
      <CommitForm
        batch={{ id, planId, version }}
        total={counts.actions}
        words={{
          note: t('commit.note', { days: UNDO_DAYS }),
          button: t('commit.button', { count: counts.actions }),
        }}
        back={
          <LinkButton href={withParams(path, {}, { step: 'columns' })} icon="arrow-left">
            {t('check.back')}
          </LinkButton>
        }
      />
      <Discard batch={batch} />
    </div>
  );
}
