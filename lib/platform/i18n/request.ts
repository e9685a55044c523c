// next-intl without a language in the address: the person's choice (cookie), else Accept-Language, else Turkmen.
import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import { loadMessages } from '@/lib/platform/i18n/messages';

function accepted(header: string | null): Language | undefined {
  return header
    ?.split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .map((code) => (code === 'tk' ? 'tk' : code))
    .find(isLanguage);
}

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get('locale')?.value;
  const locale = isLanguage(chosen) ? chosen : (accepted((await headers()).get('accept-language')) ?? 'tk');
  return { locale, timeZone: 'Asia/Ashgabat', messages: loadMessages(locale) };
});
