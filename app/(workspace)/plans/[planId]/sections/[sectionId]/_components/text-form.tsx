import { useTranslations } from 'next-intl';
import { RadioField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import type { SectionText, SectionView } from '@/lib/sections/queries';
import { SECTION_TITLE_MAX } from '@/lib/sections/schema';
import { editSectionTextAction } from '@/lib/sections/server-actions';

type Props = { section: SectionView; text: SectionText | null; source: SectionText | null; language: string; userId: string };

/** Title of one language and how far it is. A language without a text begins here. */
export function TextForm({ section, text, source, language, userId }: Props) {
  const t = useTranslations('sections');
  const isTranslation = source !== null && source.language !== language;
  return (
    <Form action={editSectionTextAction} keep={{ userId, record: `section:${section.id}:${language}` }} className="stack">
      <input type="hidden" name="id" value={section.id} />
      <input type="hidden" name="planId" value={section.plan.id} />
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="version" value={text?.version ?? 0} />
      <input type="hidden" name="titleBefore" value={text?.title ?? ''} />
      <TextField
        name="title"
        label={t('title')}
        maxLength={SECTION_TITLE_MAX}
        defaultValue={text?.title ?? ''}
        lang={language}
        {...(isTranslation && { hint: <span lang={source.language}>{source.title}</span> })}
      />
      {isTranslation && (
        <RadioField
          name="state"
          label={t('state')}
          defaultValue={text?.state === 'MACHINE' ? 'MACHINE' : 'REVIEWED'}
          options={[
            { value: 'REVIEWED', label: t('reviewed') },
            { value: 'MACHINE', label: t('machine') },
          ]}
        />
      )}
      <div className="row">
        <SubmitButton tone="plain" icon="check">
          {t('save')}
        </SubmitButton>
      </div>
    </Form>
  );
}
