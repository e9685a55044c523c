import { useLocale, useTranslations } from 'next-intl';
import { Changes } from '@/components/audit/changes';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { EventView } from '@/lib/audit/event-view';
import { eventSentence } from '@/lib/audit/sentence';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

type Props = { items: EventView[]; offsetDays: number; showsAddress: boolean };

/** Pages of things by their noun. */
const PATHS: Record<string, string> = { user: '/people', institution: '/institutions', plan: '/plans', action: '/actions' };

export function AuditTable({ items, offsetDays, showsAddress }: Props) {
  const t = useTranslations('audit');
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('subject')}</th>
          <th scope="col">{t('institution')}</th>
          {showsAddress && <th scope="col">{t('from')}</th>}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <When item={item} offsetDays={offsetDays} />
            <What item={item} />
            <td>
              <Subject item={item} />
            </td>
            <td>{item.institution ?? item.actingFor}</td>
            {showsAddress && <td className="small muted">{item.address}</td>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Both clocks: the business one for people, real time for proof. */
function When({ item, offsetDays }: { item: EventView; offsetDays: number }) {
  const t = useTranslations('audit');
  const locale = useLocale() as Language;
  return (
    <td className="nowrap">
      <time dateTime={item.at.toISOString()}>{formatDateTime(businessMoment(item.at, offsetDays), locale)}</time>
      <div className="tiny muted">{t('realTime', { time: item.at.toISOString().slice(0, 19).replace('T', ' ') })}</div>
    </td>
  );
}

function What({ item }: { item: EventView }) {
  const t = useTranslations('audit');
  const words = useTranslations('events');
  return (
    <td className="w">
      {item.refusal && (
        <Badge tone="danger" icon="circle-x">
          {t('refused')}
        </Badge>
      )}{' '}
      {eventSentence(words as Parameters<typeof eventSentence>[0], item)}
      {item.requestId && item.refusal && <span className="small muted"> {t('reference', { id: item.requestId })}</span>}
      <Changes changes={item.changes} />
    </td>
  );
}

function Subject({ item: { subjectType, subjectId, subject } }: { item: EventView }) {
  const t = useTranslations('audit.nouns');
  const noun = t.has(subjectType) ? t(subjectType) : subjectType;
  const path = PATHS[subjectType];
  if (!subject || !path) return noun;
  return (
    <>
      <span className="small muted">{noun}</span>
      <br />
      <Link href={`${path}/${subjectId}`}>{subject}</Link>
    </>
  );
}
