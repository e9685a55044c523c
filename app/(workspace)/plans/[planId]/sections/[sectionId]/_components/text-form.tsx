import { useTranslations } from 'next-intl';
import { RadioField, TextAreaField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Link } from '@/components/ui/link';
import type { SectionText, SectionView } from '@/lib/sections/queries';
import { SECTION_TITLE_MAX } from '@/lib/sections/schema';
import { editSectionTextAction } from '@/lib/sections/server-actions';

type Props = { section: SectionView; text: SectionText | null; source: SectionText | null; language: string; userId: string };

/** Title and text in one language; a translation has the original above it. Paragraphs keep their identity when they are saved. */
export function TextForm({ section, text, source, language, userId }: Props) {
  const t = useTranslations('sections');
  const isTranslation = source !== null && source.language !== language;
  return (
    <Form
      action={editSectionTextAction}
      keep={{ userId, record: `section:${section.id}:${language}` }}
      className="stack card pad"
    >
      <input type="hidden" name="id" value={section.id} />
      <input type="hidden" name="planId" value={section.plan.id} />
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="version" value={text?.version ?? 0} />
      <TextField
        name="title"
        label={t('title')}
        maxLength={SECTION_TITLE_MAX}
        defaultValue={text?.title ?? ''}
        lang={language}
        {...(isTranslation && { hint: <span lang={source.language}>{source.title}</span> })}
      />
      {isTranslation && source.text && (
        <details>
          <summary>{t('original')}</summary>
          <p className="pre ink2 mt8" lang={source.language}>
            {source.text}
          </p>
        </details>
      )}
      <TextAreaField
        name="body"
        label={t('body')}
        hint={t('bodyHint')}
        optional
        rows={18}
        defaultValue={text?.text ?? ''}
        lang={language}
      />
      {isTranslation && (
        <RadioField
          name="state"
          label={t('state')}
          defaultValue="REVIEWED"
          options={[
            { value: 'REVIEWED', label: t('reviewed') },
            { value: 'MACHINE', label: t('machine') },
          ]}
        />
      )}
      <div className="row g12 wrap">
        <SubmitButton icon="check">{t('save')}</SubmitButton>
        <Link href={`/plans/${section.plan.id}/sections/${section.id}?language=${language}`}>{t('cancel')}</Link>
      </div>
    </Form>
  );
}
