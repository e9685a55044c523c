// What the person who started Maksat needs to know next.
import pg from 'pg';

const demoPassword = 'maksat-demo-2024';

async function demoAccounts() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select u."email", string_agg(distinct m."role"::text, ', ') as roles from "User" u
       left join "Membership" m on m."userId" = u."id" and m."endedAt" is null
       where u."isDemo" and u."passwordHash" is not null and u."disabledAt" is null group by u."id", u."email" order by u."email"`,
    );
    const { rows: users } = await client.query('select count(*)::int as n from "User"');
    return { accounts: rows, isEmpty: users[0].n === 0 };
  } finally {
    await client.end();
  }
}

export async function printWelcome(url) {
  const { accounts, isEmpty } = await demoAccounts();
  const lines = ['', `  Maksat is ready: ${url}`, ''];
  if (accounts.length) {
    lines.push(`  Demonstration accounts (password ${demoPassword}):`);
    for (const { email, roles } of accounts) lines.push(`    ${email.padEnd(46)} ${roles ?? ''}`);
    lines.push('');
  } else if (isEmpty)
    lines.push('  Nobody can sign in yet: npm run admin -- create-admin --email you@example.org --name "Your Name"', '');
  console.log(lines.join('\n'));
}
