// Titles of the pages of a plan: "thing · plan · Maksat".
import { getLocale } from 'next-intl/server';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Language } from '@/lib/platform/i18n/languages';
import { frameOf } from './workspace';

/** The thing and the plan it belongs to; the thing alone where the plan is not among the reader's. */
export async function planTitle(params: Promise<{ planId: string }> | { planId: string | undefined }, thing: string) {
  const [actor, language, { planId }] = await Promise.all([requireActor(), getLocale() as Promise<Language>, params]);
  const plan = (await frameOf(actor, language)).plans.find((p) => p.id === planId);
  return { title: [thing, plan?.shortTitle].filter(Boolean).join(' · ') };
}
