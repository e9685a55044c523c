// What a person was told, newest first: read, unread, all read; each is a link.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Tabs } from '@/components/ui/tabs';
import { listNotifications } from '@/lib/notifications/queries';
import { markNotificationsAction } from '@/lib/notifications/server-actions';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { NoticeItem } from './_components/notice-item';

type Props = { searchParams: Promise<{ show?: string; before?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') };
}

export default async function Notifications({ searchParams }: Props) {
  const [actor, language, t, { show, before }] = await Promise.all([
    requireActor(),
    getLocale(),
    getTranslations(),
    searchParams,
  ]);
  const unread = show === 'unread';
  const { items, next } = await listNotifications(actor, {
    unread,
    before: /^[0-9a-f-]{36}$/.test(before ?? '') ? before : undefined,
  });
  const query = (more: Record<string, string>) =>
    `/notifications?${new URLSearchParams({ ...(unread && { show: 'unread' }), ...more })}`;
  return (
    <Workspace
      actor={actor}
      crumbs={[{ label: t('navigation.group.myWork'), href: '/home' }, { label: t('notifications.title') }]}
    >
      <PageHeader
        title={t('notifications.title')}
        actions={
          <form action={markNotificationsAction}>
            <input type="hidden" name="read" value="1" />
            <Button type="submit" icon="check-check">
              {t('notifications.markAll')}
            </Button>
          </form>
        }
      />
      <Tabs
        label={t('notifications.title')}
        items={[
          { href: '/notifications', label: t('notifications.all'), current: !unread },
          { href: '/notifications?show=unread', label: t('notifications.unread'), current: unread },
        ]}
      />
      {items.length ? (
        <Card>
          <ul>
            {items.map((notice) => (
              <NoticeItem
                key={notice.id}
                notice={notice}
                sentence={t(`notifications.kinds.${notice.kind}`, notice.params)}
                when={formatDateTime(businessMoment(notice.createdAt, actor.offsetDays), language as Language)}
              />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState title={t('notifications.empty')}>{t('notifications.emptyHint')}</EmptyState>
      )}
      <nav className="row between mt16" aria-label={t('notifications.title')}>
        {before ? <Link href={query({})}>{t('notifications.newest')}</Link> : <span />}
        {next && <Link href={query({ before: next })}>{t('notifications.older')}</Link>}
      </nav>
    </Workspace>
  );
}
