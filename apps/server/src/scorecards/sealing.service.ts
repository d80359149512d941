import { Injectable } from '@nestjs/common';
import { AppError, type SealingView } from '@fortyfive/contract';
import { isOpenTo, openingOf, SEALED_FOR_MS, sittingEndMs, type Opening } from '@fortyfive/interview';
import type { DatabaseClient } from '../platform/database.js';
import { TimeSource } from '../platform/time-source.js';
import { ScorecardChanges } from './scorecard.changes.js';
import { SealingRepository, type Seal } from './sealing.repository.js';

/**
 * Decides when scorecards open. An opening is stored once and for good, by whoever notices first that it is due: a card handed
 * in, the end of a second interview, somebody who looks, or the watch over those who wait (SCORECARDS-8).
 */
@Injectable()
export class SealingService {
  constructor(
    private readonly repository: SealingRepository,
    private readonly changes: ScorecardChanges,
    private readonly time: TimeSource,
  ) {}

  /** How it stands for somebody. Opens what is due first. @throws AppError `not_found` */
  async viewFor(interviewId: string, userId: string): Promise<SealingView> {
    const seal = await this.settle(interviewId);
    const { interview, handedInAtMs, pairUserIds, opening } = seal;
    const endMs = sittingEndMs(interview, this.time.nowMs());
    const deadlineMs = opening?.deadlineMs ?? (endMs === null ? null : endMs + SEALED_FOR_MS);
    return {
      handedInUserIds: pairUserIds.filter((id) => handedInAtMs.has(id)),
      deadlineAt: deadlineMs === null ? null : new Date(deadlineMs).toISOString(),
      opening: opening && { at: new Date(opening.atMs).toISOString(), reason: opening.reason },
      isOpenToMe: isOpenTo(opening, handedInAtMs.get(userId) ?? null),
      isWaitingForSwap: interview.endedAtMs !== null && endMs === null && !opening,
    };
  }

  /**
   * Opens the scorecards if that is due.
   * @returns how it stands then
   * @throws AppError `not_found`
   */
  async settle(interviewId: string): Promise<Seal> {
    const seal = await this.#read(interviewId);
    if (seal.opening || !openingOf(seal.interview, this.time.nowMs())) return seal;
    return this.changing(interviewId, () => Promise.resolve()).then(({ seal: settled }) => settled);
  }

  /** Opens what is due among what somebody took part in, before figures are made of it. */
  async settleAllOf(userId: string): Promise<void> {
    for (const interviewId of await this.repository.listSealedOf(userId)) await this.settle(interviewId);
  }

  /** An interview in this room has ended: those before it may have waited for that. */
  async settleRoom(roomId: string): Promise<void> {
    for (const interviewId of await this.repository.listSealedIn(roomId)) await this.settle(interviewId);
  }

  /**
   * Changes something about the cards of an interview and opens them if that is due then, in one transaction and one at a time
   * (SCORECARDS-9). Whoever watches is told once it is committed.
   */
  async changing<Result>(
    interviewId: string,
    change: (tx: DatabaseClient) => Promise<Result>,
  ): Promise<{ result: Result; seal: Seal }> {
    const { result, seal, opened } = await this.repository.withLock(interviewId, async (tx) => {
      const result = await change(tx);
      const seal = await this.#read(interviewId, tx);
      const opened = seal.opening ? null : openingOf(seal.interview, this.time.nowMs());
      if (opened) await this.repository.open(tx, interviewId, opened);
      return { result, seal: { ...seal, opening: seal.opening ?? opened }, opened };
    });
    if (opened) this.#tell(interviewId, opened);
    return { result, seal };
  }

  #tell(interviewId: string, { atMs, reason }: Opening): void {
    this.changes.next({ type: 'opened', interviewId, at: new Date(atMs).toISOString(), reason });
  }

  async #read(interviewId: string, tx?: DatabaseClient): Promise<Seal> {
    const seal = await this.repository.read(interviewId, tx);
    if (!seal) throw new AppError('not_found');
    return seal;
  }
}
