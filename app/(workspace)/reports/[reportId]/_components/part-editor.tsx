import { useLocale, useTranslations } from 'next-intl';
import { TextAreaField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { partOf } from '@/lib/generated-reports/rules';
import { MAX_PROSE } from '@/lib/generated-reports/schema';
import { saveProseAction } from '@/lib/generated-reports/server-actions';
import { type Language, languages } from '@/lib/platform/i18n/languages';
import { type Here, hrefOf } from './here';
import { partTitle } from './outline';

/** Types one part in the document's language; the other languages stand below for whoever translates. */
export function PartEditor({ view, language, userId, part }: Here & { part: string }) {
  const t = useTranslations('generatedReports');
  const locale = useLocale() as Language;
  const text = partOf(view.prose[language], part);
  const others = languages.filter((other) => other !== language && partOf(view.prose[other], part));
  return (
    <Card
      id="edit"
      className="rb-card"
      title={`${partTitle(t, view, part, locale)} · ${t(`languages.${language}`)}`}
      end={
        <LinkButton href={hrefOf({ view, language })} size="sm" icon="x">
          {t('edit.close')}
        </LinkButton>
      }
      body
    >
      <Form
        action={saveProseAction}
        className="col g12"
        keep={{ userId, record: `generatedReport:${view.id}:${part}:${language}` }}
      >
        <input type="hidden" name="id" value={view.id} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="part" value={part} />
        <input type="hidden" name="version" value={view.textVersions[language] ?? 0} />
        <input type="hidden" name="base" value={text} />
        <TextAreaField
          name="text"
          label={t('edit.text')}
          hint={t(part === 'decisions' ? 'edit.decisionsHint' : 'edit.hint')}
          rows={part === 'decisions' ? 6 : 8}
          maxLength={MAX_PROSE}
          lang={language}
          defaultValue={text}
        />
        <div className="row g8">
          <SubmitButton tone="plain" icon="save">
            {t('edit.save')}
          </SubmitButton>
        </div>
        <FormNotice />
      </Form>
      {others.map((other) => (
        <details key={other} className="mt12">
          <summary>{t('edit.other', { language: t(`languages.${other}`) })}</summary>
          <p lang={other} className="whitespace-pre-wrap mt8 ink2">
            {partOf(view.prose[other], part)}
          </p>
        </details>
      ))}
    </Card>
  );
}
