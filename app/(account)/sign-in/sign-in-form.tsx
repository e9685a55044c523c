'use client';
// The sign-in form: a server action, so that it works before JavaScript arrives and no password gets into an address.
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { signIn } from '@/lib/platform/auth/server-actions';
import { idle } from '@/lib/platform/form-state';

export function SignInForm({ next, email }: { next: string; email: string }) {
  const t = useTranslations('signIn');
  const [state, action, isPending] = useActionState(signIn, idle);
  const pending = typeof state.values?.pending === 'string' ? state.values.pending : '';
  const address = typeof state.values?.email === 'string' ? state.values.email : email;
  return (
    <form action={action}>
      <div>
        <h1>{t('title')}</h1>
        <p className="ink2 mt4">{pending ? t('codeLead', { email: address }) : t('lead')}</p>
      </div>
      {state.status === 'error' && (
        <div className="errsum" role="alert">
          <p className="errmsg">
            <Icon name="circle-alert" />
            {state.message}
          </p>
        </div>
      )}
      <input type="hidden" name="next" value={next} />
      {pending ? <CodeStep pending={pending} email={address} /> : <FirstStep email={address} key={address} />}
      <button type="submit" className="btn pri lg wide" aria-busy={isPending || undefined}>
        {t(pending ? 'confirm' : 'submit')}
      </button>
      {pending ? <Link href="/sign-in">{t('otherAccount')}</Link> : <p className="small muted">{t('noAccount')}</p>}
    </form>
  );
}

function FirstStep({ email }: { email: string }) {
  const t = useTranslations('signIn');
  const [shown, setShown] = useState(false);
  return (
    <>
      <div className="field">
        <label htmlFor="email">{t('email')}</label>
        <input
          id="email"
          name="email"
          type="email"
          className="input"
          defaultValue={email}
          autoComplete="username"
          maxLength={254}
          required
        />
      </div>
      <div className="field">
        <div className="row">
          <label htmlFor="password" className="legend">
            {t('password')}
          </label>
          <Link className="small end" href="/reset">
            {t('forgot')}
          </Link>
        </div>
        <div className="with-eye">
          <input
            id="password"
            name="password"
            type={shown ? 'text' : 'password'}
            className="input"
            autoComplete="current-password"
            maxLength={256}
            required
          />
          <button
            type="button"
            className="iconbtn"
            aria-label={t(shown ? 'hidePassword' : 'showPassword')}
            onClick={() => setShown(!shown)}
          >
            <Icon name={shown ? 'eye-off' : 'eye'} size="m" />
          </button>
        </div>
      </div>
    </>
  );
}

function CodeStep({ pending, email }: { pending: string; email: string }) {
  const t = useTranslations('signIn');
  return (
    <div className="field">
      <input type="hidden" name="pending" value={pending} />
      <input type="hidden" name="email" value={email} />
      <label htmlFor="code">{t('code')}</label>
      <span className="hint" id="code-hint">
        {t('codeHint')}
      </span>
      <input
        id="code"
        name="code"
        className="input"
        autoComplete="one-time-code"
        maxLength={20}
        aria-describedby="code-hint"
        required
      />
    </div>
  );
}
