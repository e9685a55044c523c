'use client';
import { forgetAll } from '@/components/forms/form-storage';
import { Icon } from '@/components/ui/icon';

/** Leaves, and erases what was kept of unsent forms in this tab. */
export function SignOutButton({ action, label }: { action: () => Promise<void>; label: string }) {
  return (
    <form action={action} onSubmit={() => forgetAll(sessionStorage)}>
      <button type="submit" className="opt-i">
        <Icon name="log-out" />
        {label}
      </button>
    </form>
  );
}
