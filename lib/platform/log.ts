// One JSON line per entry on standard error; never a password, token, cookie or restricted text.
import pino from 'pino';

export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
    base: undefined,
    redact: ['password', '*.password', 'token', '*.token', 'cookie', '*.cookie', 'headers.cookie'],
  },
  pino.destination({ dest: 2, sync: true }),
);
