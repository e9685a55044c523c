import { useTranslations } from 'next-intl';
import { Tabs } from '@/components/ui/tabs';
import { type Params, withParams } from '@/components/ui/url';
import { SHOWS, type Show } from '@/lib/assignments/filter';

type Props = { path: string; params: Params; show: Show; counts: Record<Show, number> };

/** Waiting, objections, answered, all: each with its count and address. */
export function AssignmentTabs({ path, params, show, counts }: Props) {
  const t = useTranslations('assignments.show');
  return (
    <Tabs
      label={t('label')}
      items={SHOWS.map((name) => ({
        href: withParams(path, params, { show: name === 'open' ? null : name }),
        label: t(name),
        count: counts[name],
        current: name === show,
      }))}
    />
  );
}
