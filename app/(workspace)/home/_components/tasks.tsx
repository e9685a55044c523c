// What waits for this person: each with a number, a sentence and one button that leads to the list of exactly that many.
import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon, type IconName } from '@/components/ui/icon';
import type { HomeDay, OwnPeriod, PlanDay, Waiting } from '@/lib/home/queries';
import { formatDate } from '@/lib/platform/i18n/format';
import { dueWords, periodOf, type Say } from './words';

type Task = {
  key: string;
  /** Day that the work is bound to, or a picture. */
  day?: string;
  isHot?: boolean;
  icon?: IconName;
  tone?: 'violet' | 'info' | 'warning' | 'danger' | 'neutral';
  title: string;
  text?: ReactNode;
  href: string;
  go: string;
};

const SHOWN = 5;
const someOf = (parts: readonly string[], more: boolean, { t }: Say) =>
  more ? t('home.task.andMore', { numbers: parts.join(', ') }) : parts.join(', ');

function reportTask(say: Say, period: OwnPeriod): Task {
  const { t } = say;
  const { isLate, params } = dueWords(say, period);
  const returned =
    period.returned > 0 ? ` ${t('home.task.returned', { count: period.returned, comment: period.comment ?? '' })}` : '';
  return {
    key: `report-${period.periodId}-${period.institutionId}`,
    day: isLate ? period.locksAt : period.dueAt,
    isHot: isLate || period.returned > 0,
    title: t('home.task.report', { count: period.todo }),
    text: t(isLate ? 'home.task.reportLate' : 'home.task.reportText', params) + returned,
    href: `/my-reports?period=${period.periodId}&institution=${period.institutionId}&show=todo`,
    go: t('home.task.reportGo'),
  };
}

function answerTask(say: Say, toAnswer: NonNullable<HomeDay['toAnswer']>): Task {
  const { t } = say;
  const roles = [...Map.groupBy(toAnswer.first, (f) => f.role)].map(([role, rows]) => {
    const isLast = rows.at(-1) === toAnswer.first.at(-1);
    const more = rows.length > SHOWN || (isLast && toAnswer.count > toAnswer.first.length);
    const numbers = someOf(
      rows.slice(0, SHOWN).map((r) => r.number),
      more,
      say,
    );
    return t('home.task.answerLine', { role: t(`assignments.role.${role}`), numbers });
  });
  return {
    key: 'answer',
    icon: 'user-check',
    tone: 'info',
    title: t('home.task.answer', { count: toAnswer.count }),
    text: roles.map((line) => line.charAt(0).toUpperCase() + line.slice(1)).join(' '),
    href: '/assignments',
    go: t('home.task.answerGo'),
  };
}

const byInstitution = (waiting: Waiting, say: Say) =>
  someOf(
    waiting.by.slice(0, SHOWN).map((w) => `${w.name} ${w.count}`),
    waiting.by.length > SHOWN,
    say,
  );

function deskTasks(say: Say, home: HomeDay, plans: ReadonlyMap<string, string>): Task[] {
  const { t } = say;
  const [period] = home.running;
  const tasks: Task[] = [];
  if (home.toAccept?.count)
    tasks.push({
      key: 'accept',
      icon: 'badge-check',
      tone: 'info',
      title: t('home.task.accept', { count: home.toAccept.count }),
      text: byInstitution(home.toAccept, say),
      href: '/review?desk=accept',
      go: t('home.task.acceptGo'),
    });
  if (period?.owed)
    tasks.push({
      key: 'owed',
      icon: 'clock-alert',
      tone: 'warning',
      title: t('home.task.owed', { count: period.owed }),
      text: `${periodOf(say, period)}: ${byInstitution({ count: period.owed, by: period.owing ?? [] }, say)}`,
      href: `/reporting/${period.periodId}#owed`,
      go: t('home.task.owedGo'),
    });
  return [...tasks, ...home.plans.flatMap((plan) => disputeTask(say, plan, plans.get(plan.id) ?? ''))];
}

function disputeTask(say: Say, plan: PlanDay, title: string): Task[] {
  const { t } = say;
  if (!plan.disputed?.count) return [];
  const lines = plan.disputed.first.slice(0, SHOWN).map((d) => t('home.task.disputedLine', d));
  return [
    {
      key: `disputed-${plan.id}`,
      icon: 'message-square',
      tone: 'danger',
      title: t('home.task.disputed', { count: plan.disputed.count }),
      text: `${title}: ${someOf(lines, plan.disputed.count > lines.length, say)}`,
      href: `/plans/${plan.id}/assignments?show=disputed`,
      go: t('home.task.disputedGo'),
    },
  ];
}

function administrationTasks({ t }: Say, { administration: a }: HomeDay): Task[] {
  if (!a) return [];
  const task = (name: string, icon: IconName, tone: Task['tone'], href: string, count?: number): Task => ({
    key: name,
    icon,
    tone,
    title: count === undefined ? t(`home.task.${name}`) : t(`home.task.${name}`, { count }),
    text: t(`home.task.${name}Text`),
    href,
    go: t(`home.task.${name}Go`),
  });
  return [
    ...(a.invited ? [task('invited', 'mail', 'info', '/people?state=invited', a.invited)] : []),
    ...(a.withoutContact
      ? [task('withoutContact', 'building-2', 'warning', '/institutions?contact=none', a.withoutContact)]
      : []),
    ...(a.mailFails ? [task('mailFails', 'triangle-alert', 'danger', '/administration')] : []),
  ];
}

export function tasksOf(say: Say, home: HomeDay, plans: ReadonlyMap<string, string>): Task[] {
  const { t } = say;
  const sign: Task[] = home.toSign?.count
    ? [
        {
          key: 'sign',
          icon: 'badge-check',
          tone: 'violet',
          title: t('home.task.sign', { count: home.toSign.count }),
          text: t('home.task.signHint'),
          href: '/review?desk=sign',
          go: t('home.task.signGo'),
        },
      ]
    : [];
  return [
    ...sign,
    ...home.own.filter((p) => p.todo > 0).map((p) => reportTask(say, p)),
    ...(home.toAnswer?.count ? [answerTask(say, home.toAnswer)] : []),
    ...deskTasks(say, home, plans),
    ...administrationTasks(say, home),
  ];
}

/** The first has the page's one filled button. */
export function Tasks({ tasks, say }: { tasks: readonly Task[]; say: Say }) {
  const { t } = say;
  const isDated = tasks.some((task) => task.day);
  return (
    <Card title={t('home.waiting')} id="waiting">
      {tasks.map((task, i) => (
        <div key={task.key} className={isDated ? 'todo' : 'ask'}>
          {task.day ? (
            <DayTile day={task.day} isHot={!!task.isHot} say={say} />
          ) : (
            <span className={classNames('ico', `t-${task.tone ?? 'neutral'}`)}>
              <Icon name={task.icon ?? 'circle'} size="m" />
            </span>
          )}
          <div>
            <div className="t">{task.title}</div>
            {task.text && <div className="s">{task.text}</div>}
          </div>
          <LinkButton href={task.href} {...(i === 0 && { tone: 'primary' as const })}>
            {task.go}
          </LinkButton>
        </div>
      ))}
      {!tasks.length && (
        <EmptyState title={t('home.nothingWaits')} icon="circle-check">
          {t('home.nothingWaitsHint')}
        </EmptyState>
      )}
    </Card>
  );
}

/** A leaf of the calendar: day and month. */
function DayTile({ day, isHot, say }: { day: string; isHot: boolean; say: Say }) {
  const words = formatDate(day, say.language, 'day').split(/[\s\u00a0]/);
  return (
    <div className={isHot ? 'due hot' : 'due'}>
      <b>{Number(day.slice(8))}</b>
      <span>{words.at(-1)}</span>
    </div>
  );
}
