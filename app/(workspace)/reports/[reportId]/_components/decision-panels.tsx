import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { discardDraftAction, freezeReportAction } from '@/lib/generated-reports/server-actions';
import { languages } from '@/lib/platform/i18n/languages';
import { type Here, hrefOf } from './here';

function Hidden({ view, language }: Pick<Here, 'view' | 'language'>) {
  return (
    <>
      <input type="hidden" name="id" value={view.id} />
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="version" value={view.version} />
    </>
  );
}

/** Freezing cannot be undone: what it does stands beside the button. */
export function FreezePanel({ view, language }: Here) {
  const t = useTranslations('generatedReports');
  const unwritten = languages.filter((code) => !view.prose[code]);
  return (
    <Card id="freeze" className="rb-card" title={t('freeze.button', { number: view.number + 1 })} body>
      <p>{t('freeze.consequence')}</p>
      <ul className="col g4 mt8 list-disc ps-5">
        <li>{t('freeze.files')}</li>
        <li>{t('freeze.readers')}</li>
        <li>{t('freeze.supplement')}</li>
      </ul>
      {view.newlyAccepted > 0 && (
        <Banner tone="warning" title={t('notice.newlyAccepted', { count: view.newlyAccepted })}>
          {t('freeze.refreshFirst')}
        </Banner>
      )}
      {unwritten.length > 0 && (
        <p className="mt8 ink2">
          {t('freeze.unwritten', { languages: unwritten.map((code) => t(`languages.${code}`)).join(', ') })}
        </p>
      )}
      <Form action={freezeReportAction} className="row wrap g8 mt16">
        <Hidden view={view} language={language} />
        <LinkButton href={hrefOf({ view, language })}>{t('freeze.back')}</LinkButton>
        <SubmitButton icon="snowflake">{t('freeze.confirm', { number: view.number + 1 })}</SubmitButton>
      </Form>
    </Card>
  );
}

export function DiscardPanel({ view, language }: Here) {
  const t = useTranslations('generatedReports');
  return (
    <Card id="discard" className="rb-card" title={t('discard.title')} body>
      <p>{t('discard.consequence')}</p>
      <Form action={discardDraftAction} className="row wrap g8 mt16">
        <Hidden view={view} language={language} />
        <LinkButton href={hrefOf({ view, language })}>{t('discard.back')}</LinkButton>
        <SubmitButton tone="danger" icon="trash-2">
          {t('discard.confirm')}
        </SubmitButton>
      </Form>
    </Card>
  );
}
