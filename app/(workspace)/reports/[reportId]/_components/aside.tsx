import { useLocale, useTranslations } from 'next-intl';
import { History } from '@/components/audit/history';
import { FileButtons, FilesPanel } from '@/components/documents/files-panel';
import { ActionButton } from '@/components/forms/action-button';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { EventView } from '@/lib/audit/event-view';
import { createSupplementAction } from '@/lib/generated-reports/server-actions';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDate, formatDateTime, formatShare } from '@/lib/platform/i18n/format';
import { type Language, languages } from '@/lib/platform/i18n/languages';
import { type Here, hrefOf } from './here';

type Props = Here & { history: EventView[] | null; isDeciding: boolean };

/** Files, language, figures, freezing, supplements, record. */
export function Aside({ view, language, userId, offsetDays, history, isDeciding }: Props) {
  const t = useTranslations('generatedReports');
  const here = { view, language, userId, offsetDays };
  return (
    <aside className="rb-r" aria-label={t('aside.label')}>
      <FileButtons reportId={view.id} language={language} outputs={view.outputs} offsetDays={offsetDays} />
      <section>
        <h2 className="h3">{t('aside.language')}</h2>
        <nav className="btngroup mt8" aria-label={t('aside.language')}>
          {languages.map((code) => (
            <Link
              key={code}
              href={hrefOf({ view, language: code })}
              aria-current={code === language ? 'true' : undefined}
              lang={code}
              scroll={false}
            >
              {t(`ownName.${code}`)}
            </Link>
          ))}
        </nav>
      </section>
      <Figures {...here} />
      {view.can.freeze && !isDeciding && (
        <section className="card pad">
          <h2 className="h3">{t('freeze.title')}</h2>
          <p className="ink2 mt4">{t('freeze.consequence')}</p>
          <p className="mt12">
            <LinkButton href={hrefOf({ view, language }, 'freeze=1', 'freeze')} tone="primary" icon="snowflake" wide>
              {t('freeze.button', { number: view.number + 1 })}
            </LinkButton>
          </p>
        </section>
      )}
      <Supplements {...here} />
      <section id="documents">
        <h2 className="h3">{t('files.title')}</h2>
        <div className="mt8">
          <FilesPanel reportId={view.id} language={language} outputs={view.outputs} offsetDays={offsetDays} />
        </div>
      </section>
      <Fingerprint {...here} />
      {history && (
        <section id="history">
          <h2 className="h3">{t('aside.history')}</h2>
          <History items={history} offsetDays={offsetDays} />
        </section>
      )}
      {view.can.discard && !isDeciding && (
        <p>
          <LinkButton href={hrefOf({ view, language }, 'discard=1', 'discard')} size="sm" tone="ghost" icon="trash-2">
            {t('discard.button')}
          </LinkButton>
        </p>
      )}
    </aside>
  );
}

const SHOWN = ['completed', 'inProgress', 'notStarted', 'suspended', 'cancelled', 'overdue', 'missing'] as const;

function Figures({ view, language }: Here) {
  const t = useTranslations();
  const locale = useLocale() as Language;
  const { total } = view.document.content.figures;
  return (
    <section>
      <h2 className="h3">{t('generatedReports.aside.figures')}</h2>
      <p className="tiny muted">{t('generatedReports.asOf', { date: formatDate(view.asOf, locale, 'long') })}</p>
      <dl className="rb-figures mt8">
        {SHOWN.filter((key) => total[key] > 0).map((key) => (
          <div key={key}>
            <dt>{t(`documents.count.${key}`).replaceAll('\u00ad', '')}</dt>
            <dd>{formatShare(total[key], total.total, locale)}</dd>
          </div>
        ))}
      </dl>
      <p className="tiny muted mt8">{t('documents.halfYear.rule')}</p>
      {view.can.edit && (
        <p className="mt8">
          <LinkButton href={hrefOf({ view, language }, 'refresh=1', 'refresh')} size="sm" icon="refresh-cw">
            {t('generatedReports.refresh.look')}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

function Supplements({ view, language, offsetDays }: Here) {
  const t = useTranslations('generatedReports');
  const locale = useLocale() as Language;
  if (!view.can.supplement && !view.supplements.length) return null;
  return (
    <section>
      <h2 className="h3">{t('supplement.title')}</h2>
      <ul className="col g4 mt8">
        {view.supplements.map((supplement) => (
          <li key={supplement.id}>
            <Link href={`/reports/${supplement.id}?language=${language}`}>
              {t('supplement.item', {
                number: supplement.number,
                date: formatDateTime(businessMoment(new Date(supplement.frozenAt), offsetDays), locale),
              })}
            </Link>
          </li>
        ))}
      </ul>
      {view.can.supplement && (
        <div className="col g8 mt8">
          <p className="ink2">{t('supplement.explain', { count: Math.max(0, view.newlyAccepted) })}</p>
          <ActionButton action={createSupplementAction} values={{ id: view.id, language }} icon="plus">
            {t('supplement.create')}
          </ActionButton>
        </div>
      )}
    </section>
  );
}

function Fingerprint({ view }: Here) {
  const t = useTranslations('generatedReports');
  const seal = view.imprint.seal;
  if (view.status !== 'FROZEN') return null;
  return (
    <section>
      <h2 className="h3">{t('fingerprint.title')}</h2>
      <p className="tiny font-mono break-all mt4">{view.hash}</p>
      <p className="tiny muted mt4">{t('fingerprint.explain')}</p>
      {seal && <p className="tiny muted mt4">{t('fingerprint.seal', { number: seal.number })}</p>}
      <p className="tiny mt4">
        <a href={`/api/v1/reports/${view.id}.json`}>{t('fingerprint.json')}</a>
      </p>
    </section>
  );
}
