'use client';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { useForm } from './form-context';

type Props = Omit<ComponentProps<typeof Button>, 'type' | 'tone'> & {
  tone?: 'primary' | 'danger' | 'ghost' | 'plain';
  /** "Submitting…"; else the words stay and the circle turns. */
  pendingLabel?: string;
};

/** Sends the form. Never disabled; while sending it says so and a second press does nothing (the form guards it). */
export function SubmitButton({ children, icon, tone = 'primary', pendingLabel, ...rest }: Props) {
  const { isPending } = useForm();
  const t = useTranslations('ui.form');
  return (
    <Button
      {...rest}
      type="submit"
      tone={tone === 'plain' ? undefined : tone}
      icon={isPending ? undefined : icon}
      aria-busy={isPending || undefined}
    >
      {isPending && <Icon name="loader-circle" className="turning" />}
      {(isPending && pendingLabel) || children}
      {isPending && (
        <span className="sr" role="status">
          {t('sending')}
        </span>
      )}
    </Button>
  );
}
