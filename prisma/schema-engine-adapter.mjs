import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const charOid = 18;
const charArrayOid = 1002;

/** The address without `?schema=`, which only Prisma understands. */
export function withoutSchema(url) {
  const address = new URL(url);
  address.searchParams.delete('schema');
  return address.href;
}

/** The same server, another database. */
export function inDatabase(url, database) {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}

export function quoteName(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Opens one connection for `work` and always closes it. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: withoutSchema(url), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * The engine reads Postgres's catalog, which has columns of the one-byte type "char"; adapter-pg knows that type only
 * as an array. Such a column goes through it as an array of characters and comes out labelled as a single one.
 */
function withCatalogCharacters(queryable) {
  const performIO = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.performIO = async (query) => {
    const result = await performIO(query);
    for (const field of result.fields) if (field.dataTypeID === charOid) field.dataTypeID = charArrayOid;
    return result;
  };
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const relabel = (type) => (type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type);
    return { ...result, columnTypes: result.columnTypes.map(relabel) };
  };
  return queryable;
}

async function connect(url) {
  const pool = new pg.Pool({ connectionString: withoutSchema(url), max: 4, connectionTimeoutMillis: 10_000 });
  const schema = new URL(url).searchParams.get('schema') ?? undefined;
  const connection = await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect();
  const startTransaction = connection.startTransaction.bind(connection);
  connection.startTransaction = async (level) => withCatalogCharacters(await startTransaction(level));
  return withCatalogCharacters(connection);
}

/** A throw-away database in which the engine replays the migrations; it goes when the connection is disposed of. */
async function connectToNewShadowDatabase(url) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  await withClient(url, (client) => client.query(`CREATE DATABASE ${quoteName(name)}`));
  const connection = await connect(inDatabase(url, name));
  const dispose = connection.dispose.bind(connection);
  connection.dispose = async () => {
    await dispose();
    await withClient(url, (client) => client.query(`DROP DATABASE IF EXISTS ${quoteName(name)} WITH (FORCE)`));
  };
  return connection;
}

export function createAdapterFactory({ url, shadowDatabaseUrl }) {
  const { provider, adapterName } = new PrismaPg({ connectionString: withoutSchema(url) });
  return bindMigrationAwareSqlAdapterFactory({
    provider,
    adapterName,
    connect: () => connect(url),
    connectToShadowDb: () => (shadowDatabaseUrl ? connect(shadowDatabaseUrl) : connectToNewShadowDatabase(url)),
  });
}
