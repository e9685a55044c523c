import { useTranslations } from 'next-intl';
import { Words } from '@/components/plans/words';
import { ReportBadge } from '@/components/reporting/state-badges';
import { Card } from '@/components/ui/card';
import { FilterChips } from '@/components/ui/filter-chips';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { firstParam, type Params } from '@/components/ui/url';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { ChainItem } from '@/lib/reporting/queries/periods';

type Props = {
  chain: readonly ChainItem[];
  language: Language;
  path: string;
  params: Params;
  offsetDays: number;
  institutions: { value: string; label: string }[];
};

/** The way of every report the reader follows: who submitted, signed and accepted it, and when. */
export function ChainTable({ chain, language, path, params, offsetDays, institutions }: Props) {
  const t = useTranslations('reporting');
  const chosen = institutions.find((i) => i.value === firstParam(params, 'institution'));
  if (!chain.length && !chosen) return null;
  const step = (at: Date | null, by: string | null) =>
    at && (
      <span className="col">
        <span className="nowrap">{formatDateTime(businessMoment(at, offsetDays), language)}</span>
        <span className="tiny muted">{by}</span>
      </span>
    );
  return (
    <Card title={t('chain.tableTitle')} id="chain">
      {chosen && (
        <div className="body">
          <FilterChips path={path} params={params} chips={[{ param: 'institution', label: chosen.label, name: chosen.label }]} />
        </div>
      )}
      <Table caption={t('chain.tableTitle')} dense>
        <thead>
          <tr>
            <th scope="col">{t('column.action')}</th>
            <th scope="col">{t('column.institution')}</th>
            <th scope="col">{t('column.report')}</th>
            <th scope="col">{t('step.SUBMITTED')}</th>
            <th scope="col">{t('step.VALIDATED')}</th>
            <th scope="col">{t('step.ACCEPTED')}</th>
          </tr>
        </thead>
        <tbody>
          {chain.map((c) => (
            <tr key={c.id}>
              <td className="w">
                <Link href={`/review?open=${c.id}`}>
                  <b className="strong">{c.number}</b> <Words lang={c.lang}>{c.title}</Words>
                </Link>
              </td>
              <td>
                {c.institution}
                {c.role !== 'LEAD' && <span className="tiny muted"> {t('contribution')}</span>}
              </td>
              <td>
                <ReportBadge state={c.state} />
                {c.letterNumber && <span className="tiny muted"> {t('review.byLetter', { number: c.letterNumber })}</span>}
              </td>
              <td data-label={c.submittedAt ? t('step.SUBMITTED') : undefined}>
                {step(c.submittedAt, c.submittedBy)}
                {c.isLate && <span className="tiny danger">{t('chain.late')}</span>}
              </td>
              <td data-label={c.validatedAt ? t('step.VALIDATED') : undefined}>
                {step(c.validatedAt, c.validatedBy)}
                {c.isSelfValidated && <span className="tiny muted">{t('chain.selfValidated')}</span>}
              </td>
              <td data-label={c.acceptedAt ? t('step.ACCEPTED') : undefined}>{step(c.acceptedAt, c.acceptedBy)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
