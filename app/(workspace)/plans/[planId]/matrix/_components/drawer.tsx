import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/button';

/** What stands open beside the rows; its address is part of the page's, so it works without script and Back closes it. */
export function MatrixDrawer({ title, closeHref, children }: { title: ReactNode; closeHref: string; children: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <aside className="drawer mx-drawer" aria-labelledby="drawer-title" data-drawer>
      <header>
        <h2 className="h2 grow" id="drawer-title" tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="x" label={t('close')} href={closeHref} />
      </header>
      {children}
    </aside>
  );
}
