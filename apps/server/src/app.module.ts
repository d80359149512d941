import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccountsModule } from './accounts/accounts.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { ImagesModule } from './images/images.module.js';
import { PartnersModule } from './partners/partners.module.js';
import { AccessGuard, AccessPolicy } from './platform/access.js';
import type { RunningConfig } from './platform/config.js';
import { ErrorFilter } from './platform/error-filter.js';
import { HealthController } from './platform/health.controller.js';
import { PlatformModule } from './platform/platform.module.js';
import type { TimeSource } from './platform/time-source.js';
import { createValidationPipe } from './platform/validation.js';
import { QuestionsModule } from './questions/questions.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { RoomsPolicy } from './rooms/rooms.policy.js';
import { ScorecardsModule } from './scorecards/scorecards.module.js';

/** Guards, pipes and filters of every HTTP route. Socket events have theirs in `on-client-event.ts`. */
const BORDER: Provider[] = [
  { provide: AccessPolicy, useExisting: RoomsPolicy },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_PIPE, useFactory: createValidationPipe },
  { provide: APP_FILTER, useClass: ErrorFilter },
];

@Module({})
export class AppModule {
  static for(config: RunningConfig, time: TimeSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.for(config, time),
        AccountsModule,
        QuestionsModule,
        PartnersModule,
        RoomsModule,
        DocumentsModule,
        ImagesModule,
        ScorecardsModule,
      ],
      controllers: [HealthController],
      providers: BORDER,
      // A controller may ask what else somebody may do, and leave that out of its answer.
      global: true,
      exports: [AccessPolicy],
    };
  }
}
