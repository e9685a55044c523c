// The frame around a signed-in page: every page of the workspace wraps itself in it and says where it stands.
import { cookies, headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache, type ReactNode } from 'react';
import { AppShell } from '@/components/layout/app-shell';
import type { Crumb } from '@/components/layout/breadcrumbs';
import { DemoBanner } from '@/components/layout/demo-banner';
import { type Frame, getFrame } from '@/lib/navigation/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { signOut } from '@/lib/platform/auth/server-actions';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { setLanguage } from '@/lib/platform/i18n/server-actions';
import { navigation, shortcuts } from './navigation';
import { planIcon } from './plan-icon';

type Props = {
  actor: Actor;
  /** Group › plan › place; the last one is this page. */
  crumbs: Crumb[];
  /** The plan this page speaks of, where it speaks of one. */
  planId?: string | undefined;
  rail?: boolean;
  width?: 'full' | 'flush';
  topEnd?: ReactNode;
  /** Filters in words, for paper. */
  paper?: string | undefined;
  children: ReactNode;
};

/** The frame's data; a page that needs a counter asks for the same and pays nothing. */
export const frameOf = cache((actor: Actor, language: string): Promise<Frame> => getFrame(actor, language));

/** The plan a page without a plan of its own speaks of: the one looked at last, else the newest. */
export async function chosenPlan(frame: Frame, planId?: string) {
  const wanted = planId ?? (await cookies()).get('plan')?.value;
  return frame.plans.find((plan) => plan.id === wanted) ?? frame.plans[0] ?? null;
}

export async function Workspace({ actor, crumbs, planId, rail, width, topEnd, paper, children }: Props) {
  const [language, t, h, c] = await Promise.all([getLocale(), getTranslations(), headers(), cookies()]);
  const frame = await frameOf(actor, language);
  const plan = await chosenPlan(frame, planId);
  const path = h.get('x-pathname') ?? '/home';
  const choice = (p: Frame['plans'][number]) => ({
    id: p.id,
    name: p.shortTitle,
    note: t(`plans.status.${p.status}`),
    icon: planIcon(p.status),
    href: `/plans/${p.id}`,
  });
  const theme = c.get('theme')?.value;
  const side = c.get('side')?.value;
  const role = actor.grants[0]?.role;
  return (
    <AppShell
      home="/home"
      groups={navigation(t, frame, plan?.id ?? null)}
      path={path}
      plans={{ current: plan && choice(plan), options: frame.plans.map(choice) }}
      user={{
        id: actor.userId ?? '',
        name: actor.name,
        subtitle: [role && t(`users.role.${role}`), frame.institution].filter(Boolean).join(' · '),
        accountHref: '/account',
        signOut,
        theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      }}
      crumbs={crumbs}
      unread={frame.unread}
      notificationsHref="/notifications"
      languageAction={setLanguage}
      shortcuts={shortcuts(t, plan?.id ?? null)}
      rail={rail}
      pinned={side === 'rail' || side === 'full' ? side : undefined}
      paper={[plan?.shortTitle, paper, formatDate(actor.today, language as Language, 'long')]}
      width={width}
      topEnd={topEnd}
      sessionEnds={actor.sessionEnds?.toISOString()}
      strip={frame.demonstration && <DemoBanner day={formatDate(actor.today, language as Language, 'long')} />}
    >
      {children}
    </AppShell>
  );
}
