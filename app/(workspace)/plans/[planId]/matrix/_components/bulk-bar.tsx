import { useTranslations } from 'next-intl';
import { Icon, type IconName } from '@/components/ui/icon';
import type { MatrixFrame } from '@/lib/actions/matrix-queries';
import { BULK_MAX } from '@/lib/matrix/schema';
import { BULK, type Bulk } from './address';

const ICONS: Record<Bulk, IconName> = {
  lead: 'users-round',
  coExecutors: 'user-plus',
  partners: 'handshake',
  deadline: 'calendar-range',
  sdg: 'layout-grid',
};

/** Appears with the first tick; each button opens its form beside the rows. */
export function BulkBar({ frame }: { frame: MatrixFrame }) {
  const t = useTranslations('actions.bulk');
  return (
    <div className="bulk" role="toolbar" aria-label={t('bar')}>
      <span data-selected-count aria-live="polite">
        {t('chosen')}
      </span>
      {frame.found > 1 && frame.found <= BULK_MAX && (
        <label>
          <input type="checkbox" name="all" />
          {t('all', { count: frame.found })}
        </label>
      )}
      {BULK.map((kind) => (
        <button key={kind} type="submit" name="bulk" value={kind}>
          <Icon name={ICONS[kind]} size="s" />
          {t(`act.${kind}`)}
        </button>
      ))}
      <button type="reset" aria-label={t('clear')} title={t('clear')}>
        <Icon name="x" size="s" />
      </button>
    </div>
  );
}
