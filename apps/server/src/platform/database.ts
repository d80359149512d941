import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '../generated/prisma/client.js';

/** A database that is gone without a word: the question ends with an error, and the connection with it. */
const SILENCE = { keepAlive: true, query_timeout: 30_000 };

/** The one pool of connections: Prisma, the sessions and the log share it. */
@Injectable()
export class DatabasePool extends pg.Pool implements OnApplicationShutdown {
  constructor(databaseUrl: string) {
    super({ connectionString: databaseUrl, max: 12, connectionTimeoutMillis: 5_000, ...SILENCE });
    const logger = new Logger('DatabasePool');
    // An idle connection that breaks is replaced on the next use; without a listener it would end the process.
    this.on('error', (error) => {
      // The pool says that it has ended before its last connections have: Postgres, told to stop right after, may be quicker.
      if (!this.ending) logger.warn(`A database connection was lost: ${error.message}`);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.end();
  }
}

/** Prisma on the shared pool. */
@Injectable()
export class Database extends PrismaClient {
  constructor(@Inject(DatabasePool) pool: pg.Pool) {
    super({ adapter: new PrismaPg(pool) });
  }
}

/** What a repository works on: the database itself, or a transaction under way. */
export type DatabaseClient = Prisma.TransactionClient;
