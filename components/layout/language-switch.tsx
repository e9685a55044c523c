import { useLocale, useTranslations } from 'next-intl';

const LANGUAGES = [
  ['tk', 'TK', 'Türkmençe'],
  ['ru', 'RU', 'Русский'],
  ['en', 'EN', 'English'],
] as const;

type Props = {
  /** Server action; fields `language` and `back`. */
  action: (form: FormData) => Promise<void>;
  /** The address to show again, with its query. */
  back: string;
};

/** Buttons of a form: works without script. Languages are written by their own names, never by flags. */
export function LanguageSwitch({ action, back }: Props) {
  const t = useTranslations('layout');
  const locale = useLocale();
  return (
    <form action={action} className="lang" aria-label={t('language')}>
      <input type="hidden" name="back" value={back} />
      {LANGUAGES.map(([code, short, name]) => (
        <button
          key={code}
          type="submit"
          name="language"
          value={code}
          lang={code}
          title={name}
          aria-current={code === locale || undefined}
        >
          <span aria-hidden="true">{short}</span>
          <span className="sr">{name}</span>
        </button>
      ))}
    </form>
  );
}
