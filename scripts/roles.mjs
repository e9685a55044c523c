// Two database roles: the owner migrates and owns the tables; the application reads and writes rows, can only add to
// the audit and read it, and cannot see the table of migrations. Idempotent, run after each migration.
import pg from 'pg';

/** Tables the application may only read and append to. */
const appendOnly = ['AuditEvent', 'AuditSeal', 'Blob', 'PlanVersion', 'PlanVersionItem'];
/** Tables that are none of the application's business. */
const hidden = ['_prisma_migrations'];

const quoteName = (name) => `"${name.replaceAll('"', '""')}"`;
const quoteText = (text) => `'${text.replaceAll("'", "''")}'`;

/** The role of an address: what DATABASE_URL signs in with. */
export function roleOf(url) {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** Creates the role, or gives it the password of the address again; refused quietly where the owner may not create roles. */
async function ensureRole(client, { name, password }) {
  const { rows } = await client.query('select rolcanlogin from pg_roles where rolname = $1', [name]);
  const { rows: own } = await client.query('select rolcreaterole or rolsuper as can from pg_roles where rolname = current_user');
  if (!rows.length && !own[0].can)
    throw new Error(`The database has no role "${name}" and the owner may not create it: ask the database's administrator.`);
  if (!own[0].can) return;
  const verb = rows.length ? 'alter' : 'create';
  await client.query(`${verb} role ${quoteName(name)} login nosuperuser nocreatedb nocreaterole password ${quoteText(password)}`);
}

/** What the role may do with one table. */
const rightsOn = (table) =>
  hidden.includes(table) ? '' : appendOnly.includes(table) ? 'select, insert' : 'select, insert, update, delete';

async function grantTables(client, role) {
  const { rows } = await client.query(
    "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm')",
  );
  for (const { name } of rows) {
    await client.query(`revoke all on public.${quoteName(name)} from ${role}, public`);
    const rights = rightsOn(name);
    if (rights) await client.query(`grant ${rights} on public.${quoteName(name)} to ${role}`);
  }
  await client.query(`grant usage, select on all sequences in schema public to ${role}`);
  await client.query(`grant execute on all functions in schema public to ${role}`);
}

/** The queue keeps its tables in a schema of its own, which the application's role owns and migrates itself. */
async function grantQueue(client, role) {
  await client.query(`grant usage, create on schema pgboss to ${role}`);
}

async function ensureQueueSchema(client) {
  const { rows } = await client.query("select 1 from pg_namespace where nspname = 'pgboss'");
  if (!rows.length) await client.query('create schema pgboss');
}

async function grantAll(client, ownerUrl, { name, password }) {
  await ensureRole(client, { name, password });
  const role = quoteName(name);
  const database = quoteName(decodeURIComponent(new URL(ownerUrl).pathname.slice(1)));
  await client.query(`grant connect, temporary on database ${database} to ${role}`);
  await client.query(`grant usage on schema public to ${role}`);
  await client.query(`revoke create on schema public from public, ${role}`);
  await grantTables(client, role);
  await grantQueue(client, role);
}

/**
 * Gives the role of `appUrl` exactly the application's rights in the database of `ownerUrl`, in one transaction.
 * Where both are one role there is nothing to give. @param {string} ownerUrl @param {string} appUrl
 */
export async function grantRoles(ownerUrl, appUrl) {
  const app = roleOf(appUrl);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('maksat.roles'))");
    await ensureQueueSchema(client);
    if (app.name !== roleOf(ownerUrl).name) await grantAll(client, ownerUrl, app);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
