// Prisma's schema engine as WebAssembly: apply migrations, diff. No download, the same _prisma_migrations table.
// Proved: two migrations, empty diff afterwards, two processes at once, a failing migration (left for you to resolve), next migration from a schema change.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const root = fileURLToPath(new URL('..', import.meta.url));
const filters = { externalTables: [], externalEnums: [] };
let ready;

async function load() {
  const js = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await WebAssembly.instantiate(readFileSync(js.replace(/\.js$/, '.wasm')), { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(wasm.instance.exports);
  wasm.instance.exports.__wbindgen_start();
}

export function schemaFiles(dir = path.join(root, 'prisma/schema')) {
  return readdirSync(dir)
    .filter((f) => f.endsWith('.prisma'))
    .sort()
    .map((f) => ({ path: path.join(dir, f), content: readFileSync(path.join(dir, f), 'utf8') }));
}

/** The migrations of the checkout; with `names`, only those, for a database that is to stand at an earlier state. */
export function migrationsList(names, dir = path.join(root, 'prisma/migrations')) {
  const lock = path.join(dir, 'migration_lock.toml');
  return {
    baseDir: dir,
    shadowDbInitScript: '',
    lockfile: {
      path: './migration_lock.toml',
      content: existsSync(lock) ? readFileSync(lock, 'utf8') : 'provider = "postgresql"\n',
    },
    migrationDirectories: (existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : [])
      .filter((d) => d.isDirectory())
      .map((d) => d.name)
      .filter((name) => !names || names.includes(name))
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(path.join(dir, name, 'migration.sql'), 'utf8') },
        },
      })),
  };
}

// The engine reads "char" columns of the catalogue (type 18), which @prisma/adapter-pg 7.10 refuses.
const asCharacter = (adapter) => {
  const { queryRaw } = adapter;
  const { query } = adapter.client;
  adapter.client.query = async (...args) => {
    const result = await query.apply(adapter.client, args);
    for (const field of result?.fields ?? [])
      if (field.dataTypeID === 18) Object.assign(field, { dataTypeID: 1042, wasChar: true });
    adapter.lastFields = result?.fields;
    return result;
  };
  adapter.queryRaw = async (q) => {
    const result = await queryRaw.call(adapter, q);
    adapter.lastFields?.forEach((field, i) => {
      if (field.wasChar) result.columnTypes[i] = ColumnTypeEnum.Character;
    });
    return result;
  };
  return adapter;
};

/** The adapter's own factory, with three faults mended: "char", pools left open, and the shadow database. */
function adapterFactory(url) {
  const open = [];
  const connect = async (address, onDispose) => {
    const pool = new pg.Pool({ connectionString: address, max: 1 });
    pool.on('error', () => {});
    let done;
    const close = () =>
      (done ??= (async () => {
        await pool.end();
        await onDispose?.();
      })());
    open.push(close);
    const adapter = asCharacter(await new PrismaPg(pool).connect());
    adapter.dispose = close;
    // The adapter cuts scripts at every semicolon, also inside function bodies; sent whole, a script is one implicit transaction.
    adapter.executeScript = async (script) => {
      const client = await pool.connect();
      try {
        await client.query(script);
      } catch (e) {
        await client.query('rollback').catch(() => {});
        throw e;
      } finally {
        client.release();
      }
    };
    return adapter;
  };
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url),
    // The adapter's own version gives pg `{ connectionString, database }`, where the string wins: its "shadow" would be the real database.
    async connectToShadowDb() {
      const shadow = new URL(url);
      shadow.pathname = `/maksat_shadow_${process.pid}_${Date.now()}`;
      const name = shadow.pathname.slice(1);
      const admin = async (sql) => {
        const c = new pg.Client({ connectionString: url });
        await c.connect();
        try {
          await c.query(sql);
        } finally {
          await c.end();
        }
      };
      await admin(`create database "${name}"`);
      return connect(shadow.href, () => admin(`drop database if exists "${name}" with (force)`));
    },
    closeAll: () => Promise.all(open.map((close) => close())),
  };
}

async function withEngine(url, work) {
  await (ready ??= load());
  const factory = adapterFactory(url);
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: schemaFiles().map((f) => [f.path, f.content]) },
      () => {},
      bindMigrationAwareSqlAdapterFactory(factory),
    );
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (e) {
    throw explain(e);
  } finally {
    await factory.closeAll();
  }
}

/** The engine throws the user-facing error as JSON in the message. */
function explain(e) {
  const text = typeof e === 'string' ? e : (e?.message ?? String(e));
  try {
    const j = JSON.parse(text);
    return new Error(j.message ?? j.user_facing_error?.message ?? text, { cause: e });
  } catch {
    return e instanceof Error ? e : new Error(text);
  }
}

/** Names of the migrations just applied (of `names`, or all). Waits for another process that is migrating the same database. */
export async function migrate(url, names) {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock(hashtext('maksat.migrate'))");
    const { appliedMigrationNames } = await withEngine(url, (e) =>
      e.applyMigrations({ migrationsList: migrationsList(names), filters }),
    );
    return appliedMigrationNames;
  } finally {
    await lock.end();
  }
}

/** SQL from the migrations (replayed in a shadow database that is dropped afterwards) to the schema; '' when they agree. */
export async function nextMigration(url) {
  const { stdout, exitCode } = await withEngine(url, (e) =>
    e.diff({
      from: { tag: 'migrations', ...migrationsList() },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: true,
      filters,
    }),
  );
  return exitCode === 2 ? stdout : '';
}

/** SQL from the database as it is to the schema; '' when they agree: the history test. */
export async function drift(url) {
  const { stdout, exitCode } = await withEngine(url, (e) =>
    e.diff({
      from: { tag: 'schemaDatasource', files: schemaFiles(), configDir: root },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: true,
      filters,
    }),
  );
  return exitCode === 2 ? stdout : '';
}
