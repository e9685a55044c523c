// The drawings of the dashboard, each with the same figures as a table.
import { useLocale, useTranslations } from 'next-intl';
import { BarRows } from '@/components/charts/bar-rows';
import { ChartFrame } from '@/components/charts/chart-frame';
import type { Tone } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { Dashboard } from '@/lib/dashboard/queries';
import { BUCKETS, type Bucket, byStatus, type Counted, tally, total } from '@/lib/dashboard/rules';
import { type BarSeries, lines, STATUS_COLORS, stackedBars } from '@/lib/documents/charts';
import { formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodCode } from '@/lib/platform/i18n/periods';

type Group = { key: string; name: string; lang?: string; href: string; counts: Counted[]; progress: number | null };
/** The same colours as `STATUS_COLORS`. */
const TONES: Record<Bucket, Tone> = {
  COMPLETED: 'success',
  IN_PROGRESS: 'info',
  NOT_STARTED: 'neutral',
  OVERDUE: 'danger',
  SUSPENDED: 'warning',
  CANCELLED: 'violet',
};

type Props = { id: string; groups: Group[]; title: string; rule: string; date: string; csvHref: string; head: string };

const matrix = (planId: string, params: Record<string, string>) => `/plans/${planId}/matrix?${new URLSearchParams(params)}`;

/** Groups × status as stacked bars, and as a table whose every figure leads to its list. */
export function StatusChart({ id, groups, title, rule, date, csvHref, head }: Props) {
  const t = useTranslations('dashboard');
  const language = useLocale() as Language;
  const tallies = groups.map((group) => tally(group.counts));
  const used = BUCKETS.filter((bucket) => tallies.some((one) => one[bucket] > 0));
  const series: BarSeries[] = used.map((bucket) => ({
    name: t(`bucket.${bucket}`),
    color: STATUS_COLORS[bucket],
    values: tallies.map((one) => one[bucket]),
  }));
  const svg = stackedBars(
    groups.map((group) => group.name),
    series,
    { alt: t('chartAlt', { title, count: groups.length }), theme: 'screen', width: 720 },
  );
  const rowOf = ({ key, name, lang, href }: Group, counts: (typeof tallies)[number] | undefined) => ({
    key,
    name,
    href,
    ...(lang && { lang }),
    parts: used.map((bucket) => ({ tone: TONES[bucket], value: counts?.[bucket] ?? 0, label: t(`bucket.${bucket}`) })),
    figure: String(counts ? total(counts) : 0),
  });
  const states = groups.map((group) => byStatus(group.counts));
  const columns = BUCKETS.filter((bucket) => bucket !== 'OVERDUE' && states.some((one) => one[bucket] > 0));
  const hasLate = used.includes('OVERDUE');
  const hasPercent = groups.some((group) => group.progress !== null);
  return (
    <ChartFrame
      id={id}
      title={title}
      rule={hasLate ? t('withLate', { rule }) : rule}
      svg={svg}
      source={t('source')}
      date={date}
      csvHref={csvHref}
      narrow={<BarRows rows={groups.map((group, index) => rowOf(group, tallies[index]))} />}
      table={
        <Table caption={title} dense stacked={false}>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {columns.map((bucket) => (
                <th key={bucket} scope="col" className="num">
                  {t(`bucket.${bucket}`)}
                </th>
              ))}
              <th scope="col" className="num">
                {t('total')}
              </th>
              {hasLate && (
                <th scope="col" className="num">
                  {t('late')}
                </th>
              )}
              {hasPercent && (
                <th scope="col" className="num">
                  {t('progress')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {groups.map((group, index) => (
              <tr key={group.key}>
                <th scope="row">
                  <Link href={group.href} lang={group.lang}>
                    {group.name}
                  </Link>
                </th>
                {columns.map((bucket) => (
                  <td key={bucket} className="num">
                    <Figure group={group} bucket={bucket} counts={states[index]} />
                  </td>
                ))}
                <td className="num">
                  <Link href={group.href}>{tallies[index] && total(tallies[index])}</Link>
                </td>
                {hasLate && (
                  <td className="num">
                    <Figure group={group} bucket="OVERDUE" counts={states[index]} />
                  </td>
                )}
                {hasPercent && <td className="num">{group.progress === null ? '–' : formatPercent(group.progress, language)}</td>}
              </tr>
            ))}
          </tbody>
        </Table>
      }
    />
  );
}

/** A figure with its list. */
function Figure({ group, bucket, counts }: { group: Group; bucket: Bucket; counts: ReturnType<typeof tally> | undefined }) {
  const t = useTranslations('dashboard');
  const count = counts?.[bucket];
  if (!count) return '–';
  return (
    <Link href={`${group.href}&status=${bucket}`} aria-label={`${group.name}, ${t(`bucket.${bucket}`)}: ${count}`}>
      {count}
    </Link>
  );
}

/** Half-years: weighted progress where the plan uses percent, else how many actions were reported completed. */
export function TimeChart({ data, date, csvHref }: { data: Dashboard; date: string; csvHref: string }) {
  const t = useTranslations('dashboard');
  const language = useLocale() as Language;
  const { periods, plan } = data;
  const usesPercent = plan.usesPercent;
  const name = t(usesPercent ? 'progress' : 'completedReported');
  const svg = lines(
    periods.map((p) => periodCode(p.startDate, p.endDate, language)),
    [{ name, color: 'series-1', values: periods.map((p) => (usesPercent ? p.progress : p.completed)) }],
    {
      alt: t('timeAlt', { count: periods.length }),
      theme: 'screen',
      width: 460,
      ...(usesPercent && { max: 100, format: (value) => formatPercent(value, language) }),
    },
  );
  return (
    <ChartFrame
      id="over-time"
      title={t('overTime')}
      rule={t(usesPercent ? 'overTimeRule' : 'overTimeCountRule')}
      svg={svg}
      source={t('source')}
      date={date}
      csvHref={csvHref}
      table={
        <Table caption={t('overTime')} dense stacked={false}>
          <thead>
            <tr>
              <th scope="col">{t('period')}</th>
              {usesPercent && (
                <th scope="col" className="num">
                  {t('progress')}
                </th>
              )}
              <th scope="col" className="num">
                {t('completedReported')}
              </th>
              <th scope="col" className="num">
                {t('reports')}
              </th>
            </tr>
          </thead>
          <tbody>
            {periods.map((p) => (
              <tr key={p.code}>
                <th scope="row">{periodCode(p.startDate, p.endDate, language)}</th>
                {usesPercent && <td className="num">{p.progress === null ? '–' : formatPercent(p.progress, language)}</td>}
                <td className="num">{p.completed}</td>
                <td className="num">{p.reported}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      }
    />
  );
}

/** Groups for the two charts, each with the address of its list. */
export const institutionGroups = (data: Dashboard): Group[] =>
  data.institutions.map((i) => ({
    key: i.id,
    name: i.name,
    href: matrix(data.plan.id, { lead: i.code }),
    counts: i.counts,
    progress: i.progress,
  }));
export const sectionGroups = (data: Dashboard): Group[] =>
  data.sections.map((s) => ({
    key: s.id,
    name: s.title,
    lang: s.lang,
    href: matrix(data.plan.id, { section: s.id }),
    counts: s.counts,
    progress: s.progress,
  }));
export const bucketHref = (planId: string, bucket: Bucket) => matrix(planId, { status: bucket });
