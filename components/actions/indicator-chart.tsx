// One indicator over time as a light SVG of our own: values, the path to the target, the target as a diamond. The table beside it is the accessible form.
import { useLocale } from 'next-intl';
import type { IndicatorView } from '@/lib/actions/queries';
import { formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

const [LEFT, RIGHT, TOP, BOTTOM] = [44, 690, 18, 160];
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Round steps so that at most five lines carry the scale. */
function ticks(low: number, high: number): number[] {
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((f) => f * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step) * step;
  return Array.from({ length: 7 }, (_, i) => first + i * step).filter((_, i, all) => i === 0 || (all[i - 1] as number) < high);
}

/** Labels that would run into the next one are left out. */
const spaced = (labels: string[], at: (label: string) => number) =>
  labels.filter((label, i) => i === labels.length - 1 || at(labels[i + 1] as string) - at(label) > 40);

export function IndicatorChart({ indicator, label }: { indicator: IndicatorView; label: string }) {
  const locale = useLocale() as Language;
  const { baseline, baselineDate, values, targets } = indicator;
  const target = targets.at(-1);
  const points = [...(baseline !== null && baselineDate ? [{ date: baselineDate, value: baseline }] : []), ...values];
  const all = [...points, ...(target ? [target] : [])];
  if (points.length < 2) return null;
  const scale = ticks(Math.min(0, ...all.map((p) => p.value)), Math.max(...all.map((p) => p.value)));
  const [low, high] = [scale[0] as number, scale.at(-1) as number];
  const [from, to] = [Math.min(...all.map((p) => time(p.date))), Math.max(...all.map((p) => time(p.date)))];
  const x = (day: string) => LEFT + ((time(day) - from) / (to - from || 1)) * (RIGHT - LEFT);
  const y = (value: number) => BOTTOM - ((value - low) / (high - low || 1)) * (BOTTOM - TOP);
  const years = spaced([...new Set(all.map((p) => p.date.slice(0, 4)))].sort(), (year) => Math.max(LEFT, x(`${year}-01-01`)));
  const last = points.at(-1) as { date: string; value: number };
  const path = points.map((p, i) => `${i ? 'L' : 'M'}${x(p.date).toFixed(1)} ${y(p.value).toFixed(1)}`).join('');
  return (
    <svg viewBox="0 0 760 190" width="100%" role="img" aria-label={label}>
      {scale.map((v) => (
        <g key={v}>
          <line x1={LEFT} x2={RIGHT} y1={y(v)} y2={y(v)} stroke="var(--gridline)" />
          <text x={LEFT - 8} y={y(v) + 4} textAnchor="end">
            {formatNumber(v, locale)}
          </text>
        </g>
      ))}
      {years.map((year) => (
        <text key={year} x={Math.max(LEFT, x(`${year}-01-01`))} y={182}>
          {year}
        </text>
      ))}
      {target && points[0] && (
        <path
          d={`M${x(points[0].date)} ${y(points[0].value)}L${x(target.date)} ${y(target.value)}`}
          stroke="var(--neutral-solid)"
          strokeDasharray="3 5"
          strokeWidth="1.5"
          fill="none"
        />
      )}
      <path d={path} fill="none" stroke="var(--series-1)" strokeWidth="2.5" strokeLinejoin="round" />
      {points.slice(0, -1).map((p) => (
        <circle key={p.date} cx={x(p.date)} cy={y(p.value)} r="3.5" fill="var(--series-1)" />
      ))}
      <circle cx={x(last.date)} cy={y(last.value)} r="6" fill="var(--surface)" stroke="var(--series-1)" strokeWidth="3" />
      <text className="b" x={x(last.date) - 4} y={y(last.value) - 12} textAnchor="middle">
        {formatNumber(last.value, locale)}
      </text>
      {target && (
        <>
          <path d={`M${x(target.date) - 6} ${y(target.value)}l6-6 6 6-6 6z`} fill="none" stroke="var(--ink)" strokeWidth="1.8" />
          <text className="b" x={x(target.date) + 12} y={y(target.value) + 5}>
            {formatNumber(target.value, locale)}
          </text>
        </>
      )}
    </svg>
  );
}
