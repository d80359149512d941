// Hocuspocus with its defaults. With DATABASE_URL it keeps every update: onChange inserts it into a table, one statement
// each, and onLoadDocument reads them back, as its documentation has it. The hook runs beside the broadcast, which does not
// wait for it: what the others have seen may still be lost. Nothing is compacted.
import { Server } from '@hocuspocus/server';
import pg from 'pg';
import * as Y from 'yjs';

const TABLE = `CREATE TABLE IF NOT EXISTS document_update
  (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, bytes bytea NOT NULL);
  CREATE INDEX IF NOT EXISTS document_update_name ON document_update (name, id)`;
const INSERT = { name: 'insert', text: 'INSERT INTO document_update (name, bytes) VALUES ($1, $2)' };
const SELECT = { name: 'select', text: 'SELECT bytes FROM document_update WHERE name = $1 ORDER BY id' };

async function storeIn(connectionString) {
  const pool = new pg.Pool({ connectionString });
  await pool.query(TABLE);
  return {
    async onChange({ documentName, update }) {
      await pool.query({ ...INSERT, values: [documentName, Buffer.from(update)] });
    },
    async onLoadDocument({ documentName, document }) {
      const { rows } = await pool.query({ ...SELECT, values: [documentName] });
      document.transact(() => rows.forEach(({ bytes }) => Y.applyUpdate(document, bytes)));
    },
    async onDestroy() {
      await pool.end();
    },
  };
}

const { DATABASE_URL } = process.env;
const server = new Server({ port: 0, quiet: true, ...(DATABASE_URL && (await storeIn(DATABASE_URL))) });
await server.listen();
console.log(`listening at port ${server.address.port}`);
