import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantRoles } from './roles.mjs';
import { drift, nextMigration } from './schema-engine.mjs';

const ownerUrl = process.env.DATABASE_OWNER_URL as string;
const appUrl = process.env.DATABASE_URL as string;
const app = new pg.Client({ connectionString: appUrl });
beforeAll(() => app.connect());
afterAll(() => app.end());

describe("the application's role", () => {
  it.each([
    ['changes an audit row', `update "AuditEvent" set "event" = 'x'`],
    ['removes an audit row', 'delete from "AuditEvent"'],
    ['empties the audit', 'truncate "AuditEvent"'],
    ['changes a seal', 'update "AuditSeal" set "count" = 0'],
    ['reads the table of migrations', 'select * from _prisma_migrations'],
    ['takes a trigger away', 'alter table "AuditEvent" disable trigger user'],
    ['makes a table among ours', 'create table public.mine ()'],
  ])('never %s', async (_what, sql) => {
    await expect(app.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each([
    ['reads the audit', 'select count(*) from "AuditEvent"'],
    ['reads the seals', 'select count(*) from "AuditSeal"'],
    ['removes a row of any other table', `delete from "Setting" where "key" = 'nothing'`],
    ['keeps the tables of its queue', 'create table pgboss.mine (); drop table pgboss.mine'],
  ])('%s', async (_what, sql) => {
    await expect(app.query(sql)).resolves.toBeDefined();
  });

  it('keeps its rights when they are given again', async () => {
    await grantRoles(ownerUrl, appUrl);
    await grantRoles(ownerUrl, appUrl);
    await expect(app.query('select count(*) from "AuditEvent"')).resolves.toBeDefined();
    await expect(app.query('delete from "AuditSeal"')).rejects.toThrow('permission denied');
  });
});

describe('the migrations', () => {
  it('lead from nothing to the schema as it is written', async () => {
    expect(await nextMigration(ownerUrl)).toBe('');
  });

  it('have left the database as the schema says', async () => {
    expect(await drift(ownerUrl)).toBe('');
  });
});
