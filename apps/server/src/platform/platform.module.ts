import path from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { BlobStore, BLOBS_FOLDER } from './blob-store.js';
import type { RunningConfig } from './config.js';
import { Database, DatabasePool } from './database.js';
import { Metrics } from './metrics.js';
import { MetricsListener } from './metrics-listener.js';
import { SessionEnds, Sessions } from './session.js';
import { SessionWatch } from './session-watch.js';
import { TimeSource } from './time-source.js';

/** What every noun may ask for. */
@Global()
@Module({})
export class PlatformModule {
  static for(config: RunningConfig, time: TimeSource): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        LoggerModule.forRoot({
          pinoHttp: { level: config.logLevel, autoLogging: false, serializers: { req: describeRequest } },
        }),
      ],
      providers: [
        { provide: TimeSource, useValue: time },
        { provide: DatabasePool, useFactory: () => new DatabasePool(config.databaseUrl) },
        Database,
        { provide: BlobStore, useFactory: () => new BlobStore(path.join(config.dataDir, BLOBS_FOLDER)) },
        {
          provide: Sessions,
          inject: [DatabasePool, SessionEnds, TimeSource],
          useFactory: (pool: DatabasePool, ends: SessionEnds, clock: TimeSource) =>
            new Sessions(pool, config.sessionSecret, ends, clock),
        },
        SessionEnds,
        {
          provide: SessionWatch,
          inject: [DatabasePool, SessionEnds],
          useFactory: (pool: DatabasePool, ends: SessionEnds) => new SessionWatch(pool, ends),
        },
        Metrics,
        {
          provide: MetricsListener,
          inject: [Metrics],
          useFactory: (metrics: Metrics) => new MetricsListener(metrics, config),
        },
      ],
      exports: [TimeSource, DatabasePool, Database, BlobStore, Sessions, SessionEnds, SessionWatch, Metrics],
    };
  }
}

/** A path segment of 22 characters is 128 random bits in base64url: whoever reads the log must not be able to use it. */
const SECRET_SEGMENT = /(?<=\/(?:~|%7E)?)[\w-]{22}(?=[/?]|$)/gi;

/** What the log says of a request: no headers, because they hold the session. */
export function describeRequest({ id, method, url }: { id: unknown; method: string; url: string }) {
  return { id, method, url: url.replace(SECRET_SEGMENT, '***') };
}
