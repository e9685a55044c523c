// The demonstration's people as the stories call them. The addresses are announced in the README; the password is theirs alone.
export const demoPassword = 'maksat-demo-2024';

export const accounts = [
  'secretariat',
  'admin',
  'commission',
  'education',
  'education.validator',
  'health',
  'labour',
  'unicef',
  'undp',
  'osce',
  'ombudsman',
  'observer',
] as const;

export type Account = (typeof accounts)[number];

export const emailOf = (account: Account) => `${account}@demo.maksat.example`;
