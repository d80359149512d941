import { Injectable } from '@nestjs/common';
import {
  AGREEMENT_INTERVIEWS_MIN,
  type AgreementView,
  type AsInterviewerView,
  type CriterionAgreement,
} from '@fortyfive/contract';
import {
  CRITERION_IDS,
  guardedSum,
  levelOf,
  RATERS_PER_BATCH,
  weightedKappa,
  type CriterionId,
  type LevelPair,
  type PartnerTraitId,
} from '@fortyfive/interview';
import { FiguresRepository, type PartnerRating, type RatedTwice } from './figures.repository.js';
import { SealingService } from './sealing.service.js';

/** What many scorecards together say of somebody, and no single one of them does. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly repository: FiguresRepository,
    private readonly sealing: SealingService,
  ) {}

  /** How far my ratings as observer agree with the interviewers' (SCORECARDS-14). */
  async agreement(userId: string): Promise<AgreementView> {
    await this.sealing.settleAllOf(userId);
    const interviews = await this.repository.listObserved(userId);
    return {
      interviews: interviews.length,
      criteria: CRITERION_IDS.map((criterionId) => agreementOn(criterionId, interviews)),
    };
  }

  /** What candidates say of me as interviewer, from whole batches of different people (SCORECARDS-15). */
  async asInterviewer(userId: string): Promise<AsInterviewerView> {
    await this.sealing.settleAllOf(userId);
    const uncounted = await this.#count(userId);
    const { ratings, clear, prepared, fair } = await this.repository.readSums(userId);
    if (ratings === 0) return { ratings, missing: RATERS_PER_BATCH - uncounted, means: null };
    return {
      ratings,
      missing: 0,
      means: { clear: clear / ratings, prepared: prepared / ratings, fair: fair / ratings },
    };
  }

  /** Adds whole batches, earliest first, to what is shown. @returns how many candidates are left over */
  async #count(userId: string): Promise<number> {
    const waiting = await this.repository.listUncounted(userId);
    if (waiting.length < RATERS_PER_BATCH) return waiting.length;
    return this.repository.withLock(userId, async (tx) => {
      const uncounted = await this.repository.listUncounted(userId, tx);
      while (uncounted.length >= RATERS_PER_BATCH) {
        const batch = uncounted.splice(0, RATERS_PER_BATCH);
        const candidateIds = batch.map(({ candidateId }) => candidateId);
        await this.repository.add(tx, userId, candidateIds, sumsOf(batch));
      }
      return uncounted.length;
    });
  }
}

function sumsOf(batch: readonly PartnerRating[]) {
  const sumOf = (trait: PartnerTraitId) => guardedSum(batch.map(({ levels }) => levelOf(levels[trait])));
  return { ratings: batch.length, clear: sumOf('clear'), prepared: sumOf('prepared'), fair: sumOf('fair') };
}

function agreementOn(criterionId: CriterionId, interviews: readonly RatedTwice[]): CriterionAgreement {
  const pairs = interviews.flatMap(({ own, interviewers }): LevelPair[] => {
    const [mine, theirs] = [own[criterionId]?.rating, interviewers[criterionId]?.rating];
    return mine && theirs ? [[levelOf(mine), levelOf(theirs)]] : [];
  });
  const found = pairs.length < AGREEMENT_INTERVIEWS_MIN ? null : weightedKappa(pairs);
  return {
    criterionId,
    interviews: pairs.length,
    weightedKappa: found?.kappa ?? null,
    interval: found?.interval ?? null,
  };
}
