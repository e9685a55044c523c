// The navigation's groups and keys. Draws only what is built, and only where the person may go.
import type { NavGroup, NavItem } from '@/components/layout/nav';
import type { Shortcut } from '@/components/layout/shortcuts';
import type { Frame } from '@/lib/navigation/queries';

type T = (key: string, params?: Record<string, string | number>) => string;
type Entry = { place: Frame['places'][number]; href: string | null; icon: NavItem['icon']; count?: number; hot?: boolean };

function groupsOf(frame: Frame, planId: string | null): [string, Entry[]][] {
  const inPlan = (rest: string) => planId && `/plans/${planId}${rest}`;
  const ofPlan = (path: string) => (planId ? `${path}?plan=${planId}` : path);
  return [
    [
      'myWork',
      [
        { place: 'home', href: '/home', icon: 'house' },
        { place: 'myReports', href: '/my-reports', icon: 'clipboard-pen', count: frame.returned, hot: true },
        { place: 'review', href: '/review', icon: 'list-checks', count: frame.toReview },
        { place: 'assignments', href: '/assignments', icon: 'user-check', count: frame.openAssignments },
      ],
    ],
    [
      'plan',
      [
        { place: 'plans', href: '/plans', icon: 'files' },
        { place: 'overview', href: inPlan(''), icon: 'compass' },
        { place: 'matrix', href: inPlan('/matrix'), icon: 'table-2' },
        { place: 'planAssignments', href: inPlan('/assignments'), icon: 'users-round', count: frame.disputed },
        { place: 'versions', href: inPlan('/versions'), icon: 'snowflake' },
        { place: 'imports', href: inPlan('/imports'), icon: 'upload' },
      ],
    ],
    ['knowledge', [{ place: 'evidence', href: '/evidence', icon: 'folder-check' }]],
    [
      'results',
      [
        { place: 'reporting', href: ofPlan('/reporting'), icon: 'clipboard-check' },
        { place: 'dashboard', href: ofPlan('/dashboard'), icon: 'gauge' },
        { place: 'reports', href: ofPlan('/reports'), icon: 'file-chart-column' },
      ],
    ],
    [
      'administration',
      [
        { place: 'institutions', href: '/institutions', icon: 'building-2' },
        { place: 'people', href: '/people', icon: 'user-round' },
        { place: 'audit', href: '/audit', icon: 'history' },
        { place: 'administration', href: '/administration', icon: 'settings' },
      ],
    ],
  ];
}

export function navigation(t: T, frame: Frame, planId: string | null): NavGroup[] {
  return groupsOf(frame, planId).map(([group, entries]) => ({
    label: t(`navigation.group.${group}`),
    items: entries.flatMap(({ place, href, ...rest }) =>
      href && frame.places.includes(place) ? [{ ...rest, href, label: t(`navigation.place.${place}`) }] : [],
    ),
  }));
}

/** G then a letter; `?` shows them. */
export function shortcuts(t: T, planId: string | null): Shortcut[] {
  return [
    { keys: 'G H', label: t('navigation.place.home'), href: '/home' },
    ...(planId ? [{ keys: 'G M', label: t('navigation.place.matrix'), href: `/plans/${planId}/matrix` }] : []),
    { keys: 'G R', label: t('navigation.place.reporting'), href: '/reporting' },
    { keys: 'G N', label: t('notifications.title'), href: '/notifications' },
    { keys: '?', label: t('layout.keys.title') },
  ];
}
