import { NextIntlClientProvider, useMessages } from 'next-intl';
import type { ReactNode } from 'react';

/**
 * Gives client islands below it the words of some namespaces beside `ui`, which they always have:
 * `<ClientMessages namespaces={['reports']}>…</ClientMessages>`. Server components need nothing of the kind.
 */
export function ClientMessages({ namespaces, children }: { namespaces: string[]; children: ReactNode }) {
  const all = useMessages() as Record<string, unknown>;
  const some = Object.fromEntries(['ui', 'problem', ...namespaces].map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={some}>{children}</NextIntlClientProvider>;
}
