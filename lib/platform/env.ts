// The environment, read in one place. Production never falls back to a default secret.

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

export const env = {
  get databaseUrl() {
    return required('DATABASE_URL');
  },
  get secret() {
    return required('NEXTAUTH_SECRET');
  },
  /** Address that links in mail begin with; Host headers are never believed. */
  get appUrl() {
    return (process.env.APP_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/$/, '');
  },
  get isHttps() {
    return this.appUrl.startsWith('https:');
  },
  get storageDir() {
    return process.env.STORAGE_DIR ?? '.data/files';
  },
  get outboxDir() {
    return process.env.OUTBOX_DIR ?? '.data/outbox';
  },
  get smtpUrl() {
    return process.env.SMTP_URL || null;
  },
  get mailFrom() {
    return process.env.MAIL_FROM ?? 'Maksat <maksat@localhost>';
  },
  /** True behind a proxy that sets X-Forwarded-For itself. */
  get trustsProxy() {
    return process.env.TRUST_PROXY === '1';
  },
};
