// What waits for this person, from the counters: each with one address where exactly that many wait.
import type { IconName } from '@/components/ui/icon';
import type { PlanOverview } from '@/lib/actions/overview-queries';
import { type Fact, REQUIRED_FACTS } from '@/lib/actions/rules';
import type { Frame } from '@/lib/navigation/queries';
import type { RunningPeriod } from '@/lib/reporting/queries/summaries';

export type Ask = { key: string; count: number; href: string; icon: IconName; tone: 'danger' | 'warning' | 'info' | 'violet' };

const report = (period: RunningPeriod, show: string) => `/my-reports?period=${period.periodId}&show=${show}`;

/** Own reports, signatures, acceptances, answers, objections: in the order of urgency, only what is there. */
export function asksOf(frame: Frame, periods: readonly RunningPeriod[], planId: string | undefined): Ask[] {
  const ofPeriods: Ask[] = periods.flatMap((p) => [
    { key: 'returned', count: p.ownReturned, href: report(p, 'returned'), icon: 'reply', tone: 'danger' },
    {
      key: 'due',
      count: p.ownOpen,
      href: report(p, 'todo'),
      icon: 'clipboard-pen',
      tone: p.state === 'GRACE' ? 'danger' : 'warning',
    },
  ]);
  const desk = (key: string, count: number): Ask => ({ key, count, href: '/review', icon: 'badge-check', tone: 'info' });
  return [
    ...ofPeriods,
    desk('toSign', sum(periods, 'toSign')),
    desk('toAccept', sum(periods, 'toAccept')),
    ask('objections', frame.disputed, `/plans/${planId}/assignments?show=disputed`, 'message-square', 'danger'),
    ask('answers', frame.openAssignments, '/assignments', 'user-check', 'violet'),
    ask('unread', frame.unread, '/notifications?show=unread', 'bell', 'info'),
  ].filter((a) => a.count > 0);
}

const ask = (key: string, count: number, href: string, icon: IconName, tone: Ask['tone']): Ask => ({
  key,
  count,
  href,
  icon,
  tone,
});
const sum = (periods: readonly RunningPeriod[], field: 'toSign' | 'toAccept') => periods.reduce((n, p) => n + p[field], 0);

/** What the draft lacks of the four things every action must have. */
export function gapsOf(plan: PlanOverview): { fact: Fact; count: number; href: string }[] {
  const all = plan.groups.reduce((n, g) => n + g.actions, 0);
  return REQUIRED_FACTS.map((fact) => ({
    fact,
    count: all - plan.groups.reduce((n, g) => n + g[fact], 0),
    href: `/plans/${plan.id}/matrix?missing=${fact}`,
  })).filter((gap) => gap.count > 0);
}
