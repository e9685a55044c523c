// The secretariat's table: which institution has sent what in the running period.
import { Legend, StackedBar } from '@/components/ui/bar';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { AnswerLine, RunningPeriod } from '@/lib/home/queries';
import { businessDay, daysBetween } from '@/lib/platform/clocks';
import { formatDate, formatNumber, relativeDays } from '@/lib/platform/i18n/format';
import { periodInside, type Say } from './words';

type Props = { lines: readonly AnswerLine[]; period: RunningPeriod; say: Say; offsetDays: number };

export function Answers({ lines, period, say, offsetDays }: Props) {
  const { t, language, today } = say;
  const legend = [
    { tone: 'success' as const, label: t('home.answers.accepted_') },
    { tone: 'info' as const, label: t('home.answers.validated') },
    { tone: 'violet' as const, label: t('home.answers.submitted') },
    { tone: 'neutral' as const, label: t('home.answers.rest') },
  ];
  const path = `/reporting/${period.periodId}`;
  const last = (moment: Date | null) => {
    if (!moment) return <span className="muted">{t('home.answers.none')}</span>;
    const day = businessDay(offsetDays, moment);
    const days = daysBetween(today, day);
    return days > -7 ? relativeDays(days, language) : formatDate(day, language, 'short');
  };
  const all = lines[0]?.of ?? 0;
  const title = t('home.answers.title', { period: periodInside(say, period) });
  return (
    <Card
      title={title}
      id="answers"
      end={
        <Link className="end" href={path}>
          {t('home.answers.all')}
        </Link>
      }
      footer={
        <>
          <Legend parts={legend} />
          {all > lines.length && <span className="small muted">{t('home.answers.shown', { shown: lines.length, all })}</span>}
        </>
      }
    >
      <Table caption={title} dense middle className="answers">
        <thead>
          <tr>
            <th scope="col">{t('home.answers.institution')}</th>
            <th scope="col" className="num">
              {t('home.answers.due')}
            </th>
            <th scope="col" className="wide">
              {t('home.answers.reports')}
            </th>
            <th scope="col" className="num">
              {t('home.answers.missing')}
            </th>
            <th scope="col" className="num">
              {t('home.answers.accepted')}
            </th>
            <th scope="col">{t('home.answers.last')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.institutionId}>
              <td className="w">
                <Link className="rowlink" href={`${path}?institution=${line.institutionId}#chain`}>
                  {line.institution}
                </Link>
              </td>
              <td className="num" data-label={t('home.answers.due')}>
                {formatNumber(line.due, language)}
              </td>
              <td className="g">
                <StackedBar
                  total={line.due}
                  parts={[
                    { tone: 'success', value: line.accepted, label: t('home.answers.accepted_') },
                    { tone: 'info', value: line.validated, label: t('home.answers.validated') },
                    { tone: 'violet', value: line.submitted, label: t('home.answers.submitted') },
                    { tone: 'neutral', value: line.owed, label: t('home.answers.rest') },
                  ]}
                />
              </td>
              <td className="num" data-label={t('home.answers.missing')}>
                {line.owed ? (
                  <b className={today > period.dueAt ? 'danger' : undefined}>{formatNumber(line.owed, language)}</b>
                ) : (
                  0
                )}
              </td>
              <td className="num" data-label={t('home.answers.accepted')}>
                {formatNumber(line.accepted, language)}
              </td>
              <td className="nowrap ink2">{last(line.last)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
