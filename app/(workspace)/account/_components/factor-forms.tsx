'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/form-context';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { Button } from '@/components/ui/button';
import { beginSecondFactorAction, secondFactorAction } from '@/lib/users/account/server-actions';

export function BeginFactorForm() {
  const t = useTranslations('account.factor');
  return (
    <Form action={beginSecondFactorAction}>
      <SubmitButton size="lg">{t('begin')}</SubmitButton>
    </Form>
  );
}

/** The recovery codes of this answer, shown once. */
function Codes() {
  const t = useTranslations('account.factor');
  const { state } = useForm();
  const codes = state.values?.recovery;
  if (!Array.isArray(codes)) return null;
  return (
    <section className="slip" aria-label={t('codes')}>
      <h2 className="h2">{t('codes')}</h2>
      <p className="small mt8">{t('codesText')}</p>
      <ul className="codes mt8">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row mt16 no-print">
        <Button icon="printer" onClick={() => window.print()}>
          {t('print')}
        </Button>
        {/* A plain anchor: the page is asked for anew, with the rights that the second factor opens. */}
        <a className="btn" href="/home">
          {t('toHome')}
        </a>
      </div>
    </section>
  );
}

type Props = {
  isSet: boolean /** How many recovery codes are left, in words. */;
  left: string /** The secret, before it is confirmed. */;
  children?: ReactNode;
};

/** Confirms the first code; afterwards new recovery codes, or no second factor any more. One form, so that codes just made stay visible. */
export function FactorForm(props: Props) {
  return (
    <Form action={secondFactorAction}>
      <FormNotice />
      <Codes />
      <FactorFields {...props} />
    </Form>
  );
}

function FactorFields({ isSet, left, children }: Props) {
  const { state } = useForm();
  if (Array.isArray(state.values?.recovery)) return null;
  return isSet ? <ManageFields left={left} /> : <ConfirmFields>{children}</ConfirmFields>;
}

function ConfirmFields({ children }: { children: ReactNode }) {
  const t = useTranslations('account.factor');
  return (
    <>
      {children}
      <TextField name="code" label={t('code')} inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
      <SubmitButton size="lg" name="act" value="confirm">
        {t('confirm')}
      </SubmitButton>
    </>
  );
}

function ManageFields({ left }: { left: string }) {
  const t = useTranslations('account.factor');
  const words = useTranslations('account.password');
  return (
    <>
      <p>{left}</p>
      <TextField name="current" type="password" label={words('current')} autoComplete="current-password" maxLength={256} />
      <div className="col g4">
        <SubmitButton tone="plain" name="act" value="renew">
          {t('renew')}
        </SubmitButton>
        <p className="small muted">{t('renewText')}</p>
      </div>
      <div className="col g4">
        <SubmitButton tone="danger" name="act" value="remove">
          {t('remove')}
        </SubmitButton>
        <p className="small muted">{t('removeText')}</p>
      </div>
    </>
  );
}
