import { useTranslations } from 'next-intl';
import { RadioField, TextAreaField, TextField } from '@/components/forms/fields';
import { TITLE_MAX, WORDING_MAX, WORDS_MAX } from '@/lib/actions/schema';
import { EditForm, type EditProps } from './edit-form';

/** Every word of one language. The words of the original stand below each field of a translation. */
export function WordsForm(props: EditProps) {
  const { action, language } = props;
  const t = useTranslations('actions');
  const text = action.texts.find((x) => x.language === language);
  const source = language === action.sourceLanguage ? undefined : action.texts.find((x) => x.language === action.sourceLanguage);
  const area = (
    field: 'title' | 'description' | 'expectedResult' | 'meansOfVerification' | 'risks' | 'indicatorsWording',
    rows: number,
    optional: boolean,
  ) => ({
    name: field,
    label: t(`field.${field}`),
    rows,
    optional,
    maxLength: field === 'title' ? TITLE_MAX : WORDS_MAX,
    defaultValue: text?.[field] ?? '',
    lang: language,
    ...(source?.[field] && { hint: <span lang={source.language}>{source[field]}</span> }),
  });
  return (
    <EditForm {...props} id="words" title={t('page.words')} primary>
      <TextAreaField {...area('title', 3, false)} />
      <TextAreaField {...area('expectedResult', 3, false)} />
      <TextField
        name="deadlineWording"
        label={t('field.deadlineWording')}
        hint={source?.deadlineWording ? <span lang={source.language}>{source.deadlineWording}</span> : t('hint.deadlineWording')}
        maxLength={WORDING_MAX}
        defaultValue={text?.deadlineWording ?? ''}
        lang={language}
      />
      <TextAreaField {...area('indicatorsWording', 2, true)} />
      <TextAreaField {...area('description', 4, true)} />
      <TextAreaField {...area('meansOfVerification', 2, true)} />
      <TextAreaField {...area('risks', 2, true)} />
      {language !== action.sourceLanguage && (
        <RadioField
          name="state"
          label={t('page.state')}
          hint={t('page.stateHint')}
          defaultValue="REVIEWED"
          options={[
            { value: 'REVIEWED', label: t('page.reviewed') },
            { value: 'MACHINE', label: t('page.machine') },
          ]}
        />
      )}
    </EditForm>
  );
}
