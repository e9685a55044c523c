import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { NoticeRow } from '@/lib/notifications/queries';
import { markNotificationsAction, openNotification } from '@/lib/notifications/server-actions';

/** One notice: pressing it opens its place and marks it read; beside it the switch back to unread. */
export function NoticeItem({ notice, sentence, when }: { notice: NoticeRow; sentence: string; when: string }) {
  const t = useTranslations('notifications');
  const isRead = notice.readAt !== null;
  return (
    <li className="row notice" data-unread={!isRead || undefined}>
      <form action={openNotification} className="grow">
        <input type="hidden" name="id" value={notice.id} />
        <input type="hidden" name="href" value={notice.href} />
        <button type="submit" className="notice-open">
          <span className={isRead ? undefined : 'strong'}>{sentence}</span>
          <span className="small muted">
            {when}
            {!isRead && ` · ${t('new')}`}
          </span>
        </button>
      </form>
      <form action={markNotificationsAction}>
        <input type="hidden" name="id" value={notice.id} />
        <input type="hidden" name="read" value={isRead ? '0' : '1'} />
        <Button type="submit" tone="ghost" size="sm" icon={isRead ? 'mail' : 'check'}>
          {t(isRead ? 'markUnread' : 'markRead')}
        </Button>
      </form>
    </li>
  );
}
