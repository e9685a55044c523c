// The accounts that exist only together with the demonstration data; everybody may know them.

/** The password of every demonstration account; those accounts keep it. */
export const DEMO_PASSWORD = 'maksat-demo-2024';
export const DEMO_DOMAIN = 'demo.maksat.example';

/** Accounts that the sign-in page names, in this order. */
export const DEMO_ACCOUNTS = [
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
].map((name) => `${name}@${DEMO_DOMAIN}`);
