'use client';
import { forgetAll } from '@/components/forms/form-storage';
import { Icon } from '@/components/ui/icon';

/** Unsent forms wait in the tab, unsent reports on this computer. */
const forget = () => {
  forgetAll(sessionStorage);
  forgetAll(localStorage);
};

/** Leaves, and erases what was kept of unsent forms. */
export function SignOutButton({ action, label }: { action: () => Promise<void>; label: string }) {
  return (
    <form action={action} onSubmit={forget}>
      <button type="submit" className="opt-i">
        <Icon name="log-out" />
        {label}
      </button>
    </form>
  );
}
