import { useLocale, useTranslations } from 'next-intl';
import { ActionButton } from '@/components/forms/action-button';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { OutputView } from '@/lib/generated-reports/queries';
import { type OutputFormat, outputFormats } from '@/lib/generated-reports/schema';
import { requestOutputAction } from '@/lib/generated-reports/server-actions';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime, formatSize } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { type PendingFile, PendingFiles } from './pending-files';

type Props = {
  reportId: string;
  /** Language of the document that is shown. */
  language: Language;
  outputs: OutputView[];
  /** The actor's `offsetDays`: moments are shown on the business clock. */
  offsetDays: number;
};

const hrefOf = (reportId: string, language: string, format: string) =>
  `/api/v1/reports/${reportId}.${format}?language=${language}`;

/** Word, PDF, Excel, HTML in the language that is shown: download what is made, ask for what is not. */
export function FileButtons({ reportId, language, outputs }: Props) {
  const t = useTranslations('generatedReports.files');
  const found = (format: OutputFormat) => outputs.find((o) => o.language === language && o.format === format);
  return (
    <div className="row wrap g8">
      {outputFormats.map((format) => {
        const output = found(format);
        if (output?.state === 'READY')
          return (
            <a
              key={format}
              className="btn grow"
              href={hrefOf(reportId, language, format)}
              {...(format === 'html' && { target: '_blank', rel: 'noopener' })}
            >
              <Icon name={format === 'html' ? 'external-link' : 'download'} />
              {t(`format.${format}`)}
            </a>
          );
        if (output && output.state !== 'FAILED')
          return (
            <span key={format} className="btn grow" aria-disabled="true">
              <Icon name="hourglass" />
              {t(`format.${format}`)}
            </span>
          );
        return (
          <ActionButton
            key={format}
            action={requestOutputAction}
            values={{ id: reportId, language, format }}
            size="sm"
            icon="file-down"
            label={t('make', { format: t(`format.${format}`) })}
          >
            {t(`format.${format}`)}
          </ActionButton>
        );
      })}
    </div>
  );
}

/** Every file of the document: being made, failed with its sentence, ready with size, date and fingerprint. */
export function FilesPanel({ reportId, language, outputs, offsetDays }: Props) {
  const t = useTranslations('generatedReports');
  const locale = useLocale() as Language;
  const labelOf = (o: OutputView) => `${t(`files.format.${o.format}`)} · ${t(`languages.${o.language}`)}`;
  const pending = outputs.flatMap((o): PendingFile[] =>
    o.state === 'QUEUED' || o.state === 'RUNNING'
      ? [{ id: o.id, label: labelOf(o), state: o.state, progress: o.progress, place: o.place }]
      : [],
  );
  const failed = outputs.filter((o) => o.state === 'FAILED');
  const ready = outputs
    .filter((o) => o.state === 'READY')
    .sort((a, b) => Number(b.language === language) - Number(a.language === language) || a.language.localeCompare(b.language));
  return (
    <div className="col g16">
      {pending.length > 0 && (
        <>
          <PendingFiles
            url={`/api/v1/reports/${reportId}/outputs`}
            files={pending}
            words={{ queued: t.raw('files.queued'), running: t.raw('files.running') }}
          />
          <p className="tiny muted">{t('files.mayLeave')}</p>
          <noscript>
            <Link href={`/reports/${reportId}?language=${language}#documents`}>{t('files.reload')}</Link>
          </noscript>
        </>
      )}
      {failed.map((o) => (
        <div key={o.id} className="col g4">
          <span className="row g8 danger">
            <Icon name="circle-alert" /> <b className="strong">{labelOf(o)}</b>
          </span>
          <span>{t(`${o.error ?? ''}`.replace(/^generatedReports\./, '') || 'failure.notMade')}</span>
        </div>
      ))}
      {ready.length > 0 && (
        <ul className="col g12">
          {ready.map((o) => (
            <li key={o.id} className="col">
              <a href={hrefOf(reportId, o.language, o.format)} className="strong">
                {labelOf(o)}
              </a>
              <span className="tiny muted">
                {o.size !== null && formatSize(o.size, locale)}
                {o.finishedAt && ` · ${formatDateTime(businessMoment(o.finishedAt, offsetDays), locale)}`}
              </span>
              {o.sha256 && (
                <span className="tiny muted font-mono" title={`SHA-256 ${o.sha256}`}>
                  {t('files.sha', { hash: o.sha256.slice(0, 16) })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {!outputs.length && <p className="muted">{t('files.none')}</p>}
    </div>
  );
}
