// The institution's actions of the running period: what came back first, then what is owed.
import { StatusBadge } from '@/components/actions/status-badges';
import { Words } from '@/components/plans/words';
import { ReportBadge } from '@/components/reporting/state-badges';
import { ProgressBar } from '@/components/ui/bar';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { OwnLine, OwnPeriod } from '@/lib/home/queries';
import { formatDate, formatPercent } from '@/lib/platform/i18n/format';
import { away, periodInside, type Say } from './words';

type Props = { lines: readonly OwnLine[]; period: OwnPeriod; say: Say };

export function OwnLines({ lines, period, say }: Props) {
  const { t } = say;
  const title = t('home.own.title', { period: periodInside(say, period) });
  return (
    <Card
      title={title}
      id="own"
      end={
        <Link className="end" href={`/my-reports?period=${period.periodId}&institution=${period.institutionId}`}>
          {t('home.own.all', { count: period.all })}
        </Link>
      }
    >
      <Table caption={title}>
        <thead>
          <tr>
            <th scope="col">{t('home.own.number')}</th>
            <th scope="col">{t('home.own.action')}</th>
            <th scope="col">{t('home.own.state')}</th>
            <th scope="col">{t('home.own.report')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.actionId} {...{ line, period, say }} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Line({ line, period, say }: { line: OwnLine; period: OwnPeriod; say: Say }) {
  const { t, language, today } = say;
  const isWriting = line.state === null || line.state === 'DRAFT' || line.state === 'RETURNED';
  return (
    <tr>
      <td className="muted nowrap">{line.number}</td>
      <td className="g">
        <Link className="rowlink" href={`/actions/${line.actionId}`}>
          <Words lang={line.lang}>{line.title}</Words>
        </Link>
        <div className="small muted">
          {t(`assignments.role.${line.role}`)}
          {line.endDate && ` · ${t('home.own.until', { date: formatDate(line.endDate, language, 'short') })}`}
        </div>
      </td>
      <td className="w">
        <span className="row wrap g4">
          <StatusBadge status={line.status} derived={line.derived} />
        </span>
        {line.usesPercent && line.percent !== null && (
          <div className="prog mt4">
            <ProgressBar
              value={line.percent}
              tone={line.derived === 'OVERDUE' ? 'danger' : undefined}
              label={t('home.own.percent', { value: formatPercent(line.percent, language) })}
            />
            <span>{formatPercent(line.percent, language)}</span>
          </div>
        )}
      </td>
      <td>
        <Link
          className="plainlink"
          href={`/my-reports?period=${period.periodId}&institution=${period.institutionId}#report-${line.actionId}`}
        >
          <ReportBadge state={line.state} isMissing={line.isMissing} />
        </Link>
        {isWriting && line.role === 'LEAD' && (
          <div className={today > line.due ? 'small danger mt4' : 'small muted mt4'}>
            {t('home.own.dueOn', { date: formatDate(line.due, language, 'short'), dueIn: away(say, line.due) })}
          </div>
        )}
      </td>
    </tr>
  );
}
