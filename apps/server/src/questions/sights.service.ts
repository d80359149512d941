import { Injectable } from '@nestjs/common';
import type { DatabaseClient } from '../platform/database.js';
import { SightsRepository, type Witness } from './sights.repository.js';

export type { Witness } from './sights.repository.js';

/** What rooms tell the bank of who sees a question there, and ask of it. */
@Injectable()
export class SightsService {
  constructor(private readonly repository: SightsRepository) {}

  /** In the transaction of the event by which they see it (ROOM-18). */
  recordIn(tx: DatabaseClient, questionVersionId: string, witnesses: readonly Witness[], at: Date): Promise<void> {
    return this.repository.recordIn(tx, questionVersionId, witnesses, at);
  }

  /** Who of these people has seen the question of a version. */
  seenBy(questionVersionId: string, userIds: readonly string[]): Promise<string[]> {
    return this.repository.seenBy(questionVersionId, userIds);
  }
}
