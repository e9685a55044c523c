// Argon2id with OWASP's floor; hashing is capped so that a wave of sign-ins does not eat the machine.
import { hash, verify } from '@node-rs/argon2';

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_PARALLEL = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function capped<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_PARALLEL) await new Promise<void>((go) => waiting.push(go));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string) => capped(() => hash(password.normalize('NFKC'), OPTIONS));

/** Verified against when the account is unknown, so that the answer takes as long. */
let nobody: Promise<string> | undefined;

export async function passwordMatches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('no such account');
  const against = passwordHash ?? (await nobody);
  const right = await capped(() => verify(against, password.normalize('NFKC')));
  return right && !!passwordHash;
}
