// Figures of the day; the whole tile is the link to the list behind the figure.
import { ProgressBar, StackedBar } from '@/components/ui/bar';
import { StatTile } from '@/components/ui/stat-tile';
import type { HomeDay, PlanDay, RunningPeriod } from '@/lib/home/queries';
import type { PlanChoice } from '@/lib/navigation/queries';
import { isDrafted, isTracked } from '@/lib/plans/rules';
import { formatNumber } from '@/lib/platform/i18n/format';
import { away, periodOf, type Say } from './words';

type Tile = Parameters<typeof StatTile>[0] & { key: string };
type Plan = PlanDay & Pick<PlanChoice, 'shortTitle' | 'status'>;
const REQUIRED = ['lead', 'deadline', 'expectedResult', 'sdg'].map((fact) => `missing=${fact}`).join('&');

/** Drafted plan first asked about, tracked plan next; the newest of each. */
export function plansOf(home: HomeDay, plans: readonly PlanChoice[]) {
  const all = home.plans.flatMap((counts): Plan[] => {
    const plan = plans.find((p) => p.id === counts.id);
    return plan ? [{ ...counts, shortTitle: plan.shortTitle, status: plan.status }] : [];
  });
  return { all, drafted: all.find((p) => isDrafted(p.status)), tracked: all.find((p) => isTracked(p.status)) };
}

function incomplete({ t, language }: Say, plan: Plan): Tile[] {
  if (plan.incomplete === undefined) return [];
  const complete = plan.actions - plan.incomplete;
  return [
    {
      key: 'incomplete',
      href: `/plans/${plan.id}/matrix?${REQUIRED}`,
      icon: 'file-pen-line',
      label: t('home.tile.incomplete', { plan: plan.shortTitle }),
      value: formatNumber(plan.incomplete, language),
      unit: t('home.of', { total: plan.actions }),
      bar: (
        <ProgressBar value={complete} max={plan.actions} label={t('home.tile.complete', { n: complete, total: plan.actions })} />
      ),
      note: t('home.tile.incompleteNote'),
    },
  ];
}

function leads({ t, language }: Say, plan: Plan): Tile[] {
  if (plan.leadsOpen === null || plan.leadsAccepted === undefined) return [];
  const note = t('home.tile.leadsNote', { n: plan.leadsAccepted, total: plan.actions });
  return [
    {
      key: 'leads',
      href: `/plans/${plan.id}/assignments?role=LEAD`,
      icon: 'users-round',
      label: t('home.tile.leads', { plan: plan.shortTitle }),
      value: formatNumber(plan.leadsOpen, language),
      bar: <ProgressBar value={plan.leadsAccepted} max={plan.actions} label={note} />,
      note,
    },
  ];
}

function owed(say: Say, period: RunningPeriod): Tile[] {
  const { t, language, today } = say;
  if (period.owed === null || period.due === null) return [];
  const isLate = today > period.dueAt;
  const parts = [
    { tone: 'success' as const, value: period.accepted ?? 0, label: t('home.answers.accepted_') },
    { tone: 'info' as const, value: period.validated ?? 0, label: t('home.answers.validated') },
    { tone: 'violet' as const, value: period.submitted ?? 0, label: t('home.answers.submitted') },
  ];
  return [
    {
      key: 'owed',
      href: `/reporting/${period.periodId}#owed`,
      icon: 'clipboard-check',
      label: t('home.tile.owed', { period: periodOf(say, period) }),
      value: formatNumber(period.owed, language),
      unit: t('home.of', { total: period.due }),
      bar: <StackedBar parts={parts} total={period.due} />,
      note: t(isLate ? 'home.tile.owedLateNote' : 'home.tile.owedNote', { dueIn: away(say, period.dueAt) }),
      ...(isLate && period.owed > 0 && { noteTone: 'danger' as const }),
    },
  ];
}

function ofMatrix({ t, language }: Say, plan: Plan, name: 'overdue' | 'completed'): Tile {
  const [status, value] =
    name === 'overdue' ? (['OVERDUE', plan.OVERDUE ?? 0] as const) : (['COMPLETED', plan.COMPLETED ?? 0] as const);
  return {
    key: name,
    href: `/plans/${plan.id}/matrix?status=${status}`,
    icon: name === 'overdue' ? 'clock-alert' : 'circle-check',
    label: t(`home.tile.${name}`, { plan: plan.shortTitle }),
    value: formatNumber(value, language),
    unit: t('home.of', { total: plan.actions }),
    bar: (
      <ProgressBar
        value={value}
        max={plan.actions}
        tone={name === 'overdue' ? 'danger' : 'success'}
        label={`${formatNumber(value, language)} / ${formatNumber(plan.actions, language)}`}
      />
    ),
    note: t(`home.tile.${name}Note`),
  };
}

function simple({ t, language }: Say, name: string, href: string, value: number, icon: Tile['icon'], plan = ''): Tile {
  return {
    key: `${name}${plan}`,
    href,
    icon,
    label: t(`home.tile.${name}`, { plan }),
    value: formatNumber(value, language),
    note: t(`home.tile.${name}Note`, { plan }),
  };
}

const documents = (say: Say, plan: Plan) =>
  simple(say, 'documents', `/reports?plan=${plan.id}`, plan.documents, 'file-chart-column', plan.shortTitle);

function readerTiles(say: Say, home: HomeDay, tracked: Plan | undefined): Tile[] {
  const { t, language } = say;
  const [period] = home.running;
  const accepted: Tile[] = period
    ? [
        {
          key: 'readable',
          href: `/reporting/${period.periodId}?state=ACCEPTED#chain`,
          icon: 'clipboard-check',
          label: t('home.tile.readable', { period: periodOf(say, period) }),
          value: formatNumber(period.readable, language),
          note: t('home.tile.readableNote'),
        },
      ]
    : [];
  return [
    ...accepted,
    ...(tracked ? [ofMatrix(say, tracked, 'completed'), ofMatrix(say, tracked, 'overdue'), documents(say, tracked)] : []),
  ];
}

function administrationTiles(say: Say, a: NonNullable<HomeDay['administration']>): Tile[] {
  return [
    simple(say, 'people', '/people?state=active', a.people, 'users-round'),
    simple(say, 'invited', '/people?state=invited', a.invited, 'mail'),
    simple(say, 'online', '/people?state=online', a.online, 'monitor'),
    simple(say, 'withoutContact', '/institutions?contact=none', a.withoutContact, 'building-2'),
  ];
}

/** The tiles of this person's day, four at most. */
export function tilesOf(say: Say, home: HomeDay, plans: readonly PlanChoice[]): Tile[] {
  const { day } = home;
  const { all, drafted, tracked } = plansOf(home, plans);
  const [period] = home.running;
  if (day.keeps)
    return [
      ...(drafted ? [...incomplete(say, drafted), ...leads(say, drafted)] : []),
      ...(period ? owed(say, period) : []),
      ...(tracked ? [ofMatrix(say, tracked, 'overdue')] : []),
    ];
  if (home.administration) return administrationTiles(say, home.administration);
  if (day.isPartner) {
    const codes = home.codes.map((code) => `institution=${code}`).join('&');
    const mine = all
      .slice(0, 2)
      .map((p) => simple(say, 'own', `/plans/${p.id}/matrix?${codes}`, p.own, 'handshake', p.shortTitle));
    const shared = drafted
      ? [simple(say, 'shared', `/plans/${drafted.id}/matrix`, drafted.actions, 'table-2', drafted.shortTitle)]
      : [];
    return [...mine, ...shared, ...(tracked ? [documents(say, tracked)] : [])];
  }
  return day.reads ? readerTiles(say, home, tracked) : [];
}

export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  if (!tiles.length) return null;
  return (
    <div className="cols c4 tiles">
      {tiles.map(({ key, ...tile }) => (
        <StatTile key={key} {...tile} />
      ))}
    </div>
  );
}
