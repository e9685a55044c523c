'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { markNotifications } from '@/lib/notifications/commands';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { sitePath } from '@/lib/platform/auth/same-site';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' && value ? value : null;
};

/** Marks one (field `id`) or all notices read or unread (field `read` = "1" or "0"). */
export async function markNotificationsAction(form: FormData): Promise<void> {
  await markNotifications(await requireActor(), { id: text(form, 'id'), read: text(form, 'read') !== '0' });
  revalidatePath('/', 'layout');
}

/** Opens the place of a notice and marks it read. */
export async function openNotification(form: FormData): Promise<void> {
  await markNotifications(await requireActor(), { id: text(form, 'id'), read: true });
  redirect(sitePath(text(form, 'href'), '/notifications'));
}
