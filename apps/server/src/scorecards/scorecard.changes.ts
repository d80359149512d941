import { Injectable } from '@nestjs/common';
import type { ScorecardServerEvents } from '@fortyfive/contract';
import { Subject } from 'rxjs';

/** What happened to the scorecards of an interview, once it is committed. */
export type ScorecardChange =
  | ({ readonly type: 'handed-in' } & ScorecardServerEvents['scorecards:handed-in'])
  | ({ readonly type: 'opened' } & ScorecardServerEvents['scorecards:opened']);

/** Tells those within this server who watch for somebody. */
@Injectable()
export class ScorecardChanges extends Subject<ScorecardChange> {}
