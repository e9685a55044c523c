'use client';
// The root layout itself failed: no provider, no cookie read on the server, so the language comes from the browser.
import './globals.css';
import { ProblemPage } from '@/components/layout/problem-page';
import { Button } from '@/components/ui/button';
import en from '@/messages/en/problem.json';
import ru from '@/messages/ru/problem.json';
import tk from '@/messages/tk/problem.json';

const WORDS = { en, ru, tk };

function language(): keyof typeof WORDS {
  if (typeof document === 'undefined') return 'tk';
  const chosen = document.cookie.match(/(?:^|; )locale=(tk|ru|en)/)?.[1] ?? navigator.language.slice(0, 2);
  return chosen === 'ru' || chosen === 'en' ? chosen : 'tk';
}

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const lang = language();
  const words = WORDS[lang];
  const isAway = error.digest?.startsWith('UNAVAILABLE');
  const title = isAway ? words.awayTitle : words.failedTitle;
  return (
    <html lang={lang} suppressHydrationWarning>
      <head>
        <title>{`${title} · Maksat`}</title>
      </head>
      <body suppressHydrationWarning>
        <ProblemPage
          icon={isAway ? 'database' : 'circle-alert'}
          tone="danger"
          title={title}
          text={isAway ? words.awayText : words.failedText}
          number={isAway ? undefined : error.digest}
          action={<Button onClick={() => location.reload()}>{words.again}</Button>}
        />
      </body>
    </html>
  );
}
