import { useLocale, useTranslations } from 'next-intl';
import { Words } from '@/components/plans/words';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Timeline } from '@/components/ui/timeline';
import type { EventView } from '@/lib/audit/event-view';
import { eventSentence } from '@/lib/audit/sentence';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { Changes } from './changes';

type Props = {
  items: EventView[];
  /** The actor's `offsetDays`: moments are shown on the business clock. */
  offsetDays: number;
  /** Address of the older events, when there are more. */
  more?: string | null;
  /** What it happened to, by event, where the list goes over several things. */
  places?: ReadonlyMap<string, { href: string; name: string; lang: string | null }>;
};

/** What happened to one thing, newest first; from `listHistory`. */
export function History({ items, offsetDays, more, places }: Props) {
  const t = useTranslations('audit.history');
  const words = useTranslations('events');
  const locale = useLocale() as Language;
  if (!items.length) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  return (
    <>
      <Timeline
        items={items.map((item) => ({
          key: item.id,
          done: true,
          title: eventSentence(words as Parameters<typeof eventSentence>[0], item),
          when: (
            <time dateTime={item.at.toISOString()}>
              {formatDateTime(businessMoment(item.at, offsetDays), locale)}
              {item.actingFor && ` · ${t('actingFor', { institution: item.actingFor })}`}
            </time>
          ),
          children: (
            <>
              <Place place={places?.get(item.id)} />
              <Changes changes={item.changes} />
            </>
          ),
        }))}
      />
      {more && (
        <p className="mt16">
          <Link href={more}>{t('older')}</Link>
        </p>
      )}
    </>
  );
}

function Place({ place }: { place: { href: string; name: string; lang: string | null } | undefined }) {
  if (!place) return null;
  return (
    <div className="small">
      <Link href={place.href}>
        <Words lang={place.lang}>{place.name}</Words>
      </Link>
    </div>
  );
}
