import { Global, Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { RunningConfig } from './config.js';
import { Database, DatabasePool } from './database.js';
import { SessionEnds, Sessions } from './session.js';
import { TimeSource } from './time-source.js';

/** What every noun may ask for. */
@Global()
@Module({})
export class PlatformModule {
  static for(config: RunningConfig, time: TimeSource): DynamicModule {
    return {
      module: PlatformModule,
      imports: [LoggerModule.forRoot({ pinoHttp: { level: config.logLevel, autoLogging: false } })],
      providers: [
        { provide: TimeSource, useValue: time },
        { provide: DatabasePool, useFactory: () => new DatabasePool(config.databaseUrl) },
        Database,
        {
          provide: Sessions,
          inject: [DatabasePool],
          useFactory: (pool: DatabasePool) => new Sessions(pool, config.sessionSecret),
        },
        SessionEnds,
      ],
      exports: [TimeSource, DatabasePool, Database, Sessions, SessionEnds],
    };
  }
}
