import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';

type Props = {
  /** Names the radios of the switch: unique on the page. */
  id: string;
  /** Says what is counted, or the finding. */
  title: ReactNode;
  /** Unit, and how it was counted. */
  rule: ReactNode;
  /** SVG drawn by the server: role "img" and a sentence inside. */
  svg: string;
  /** The same figures as a table: the accessible form. */
  table: ReactNode;
  /** Instead of the drawing at 640 px and below: rows of HTML (`BarRows`). */
  narrow?: ReactNode;
  legend?: ReactNode;
  source: string;
  /** Formatted day the figures are of. */
  date: string;
  csvHref?: string;
};

/** Title, rule, chart or table, source and date. The switch is two radio buttons and CSS: no script. Paper shows the one chosen. */
export function ChartFrame({ id, title, rule, svg, table, narrow, legend, source, date, csvHref }: Props) {
  const t = useTranslations('ui.chart');
  return (
    <figure className="card chart" aria-labelledby={`${id}-t`}>
      <figcaption>
        <div className="grow">
          <div className="ttl" id={`${id}-t`}>
            {title}
          </div>
          <div className="sub">{rule}</div>
        </div>
        <fieldset className="btngroup chart-switch" aria-labelledby={`${id}-t`}>
          {(['chart', 'table'] as const).map((view) => (
            <label key={view}>
              <input type="radio" name={`${id}-view`} value={view} defaultChecked={view === 'chart'} />
              {t(view)}
            </label>
          ))}
        </fieldset>
      </figcaption>
      {legend && <div className="legend-row">{legend}</div>}
      {/* Drawn by our own server code from numbers and escaped labels; no markup of people passes through. */}
      <div className="plot as-chart" dangerouslySetInnerHTML={{ __html: svg }} />
      {narrow && <div className="plot as-narrow">{narrow}</div>}
      <div className="as-table">{table}</div>
      <div className="src">
        <span>
          {t('source', { source })} · {t('date', { date })}
        </span>
        {csvHref && (
          <Link href={csvHref} className="small">
            {t('csv')}
          </Link>
        )}
      </div>
    </figure>
  );
}
