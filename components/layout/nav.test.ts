import { expect, it } from 'vitest';
import { currentHref, type NavGroup } from './nav';

const groups: NavGroup[] = [
  { label: 'My work', items: [{ href: '/home', label: 'Home', icon: 'house' }] },
  {
    label: 'Plan',
    items: [
      { href: '/plans/1', label: 'Overview', icon: 'compass' },
      { href: '/plans/1/matrix', label: 'Matrix', icon: 'table-2' },
    ],
  },
];

it.each([
  ['/home', '/home'],
  ['/plans/1', '/plans/1'],
  ['/plans/1/matrix?sort=due', '/plans/1/matrix'],
  ['/plans/1/versions', '/plans/1'],
  ['/plans/12', undefined],
  ['/account', undefined],
])('on %s the navigation marks %s', (path, href) => expect(currentHref(groups, path)).toBe(href));
