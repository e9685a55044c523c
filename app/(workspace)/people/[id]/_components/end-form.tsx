'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { disablePersonAction } from '@/lib/users/server-actions';

/** Asks once, with the consequence in words; the safe way out stands first. */
export function EndPersonForm({ id, name }: { id: string; name: string }) {
  const t = useTranslations('users');
  const router = useRouter();
  return (
    <Form action={disablePersonAction} className="stack" onDone={() => router.replace(`/people/${id}`)}>
      <FormNotice />
      <input type="hidden" name="id" value={id} />
      <p>{t('person.endText', { name })}</p>
      <div className="row wrap g8">
        <LinkButton href={`/people/${id}`}>{t('cancel')}</LinkButton>
        <SubmitButton tone="danger">{t('person.end')}</SubmitButton>
      </div>
    </Form>
  );
}
