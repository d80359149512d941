import { Injectable } from '@nestjs/common';
import {
  AppError,
  type MyScorecardView,
  type PendingScorecardsView,
  type ScorecardBody,
  type ScorecardParts,
  type ScorecardsView,
  type ScorecardView,
  type WeakestStepView,
} from '@fortyfive/contract';
import { participantOf, rubricOf, STEP_IDS, weakestStep, type Role, type StepRatings } from '@fortyfive/interview';
import { TimeSource } from '../platform/time-source.js';
import { RoomsService, type StoredInterview } from '../rooms/rooms.service.js';
import { ScorecardChanges } from './scorecard.changes.js';
import { ScorecardsRepository } from './scorecards.repository.js';
import { SealingService } from './sealing.service.js';

/** A card can be handed in in time for a day after the last interview in the room; longer than this, nobody goes on there. */
const PENDING_MS = 3 * 24 * 60 * 60 * 1000;

/** So many cards back a weakness is one still. */
const LATEST = 10;

/** What of a scorecard is whose: who rates somebody else, and the candidate (SCORECARDS-2). */
const RATERS_PARTS: readonly (keyof ScorecardParts)[] = ['ratings', 'evidence', 'takeaways'];
const CANDIDATES_PARTS: readonly (keyof ScorecardParts)[] = [
  'ratings',
  'takeaways',
  'selfReview',
  'aboutPartner',
  'partnerRatings',
];

@Injectable()
export class ScorecardsService {
  constructor(
    private readonly repository: ScorecardsRepository,
    private readonly sealing: SealingService,
    private readonly rooms: RoomsService,
    private readonly changes: ScorecardChanges,
    private readonly time: TimeSource,
  ) {}

  /** My own card, and those of others once they are open to me; until then they are not even read (SCORECARDS-1). */
  async list(interviewId: string, userId: string): Promise<ScorecardsView> {
    const role = this.#roleIn(await this.rooms.interviewOf(interviewId), userId);
    const sealing = await this.sealing.viewFor(interviewId, userId);
    return {
      mine: await this.repository.find(interviewId, userId),
      others: sealing.isOpenToMe ? await this.repository.listOthers(interviewId, userId, role === 'interviewer') : [],
      sealing,
    };
  }

  /** What is still to be handed in, soonest first, so that nobody misses the day (SCORECARDS-13). */
  async listPending(userId: string): Promise<PendingScorecardsView> {
    const nowMs = this.time.nowMs();
    const unwritten = await this.repository.listUnwritten(userId, new Date(nowMs - PENDING_MS));
    const pending = [];
    for (const interviewId of unwritten) {
      const { deadlineAt } = await this.sealing.viewFor(interviewId, userId);
      if (deadlineAt === null || Date.parse(deadlineAt) > nowMs) pending.push({ interviewId, deadlineAt });
    }
    return { pending: pending.toSorted((one, other) => dueMs(one) - dueMs(other)) };
  }

  /** What to practise most, by the others' cards that are open to me (SCORECARDS-6). */
  async weakestStep(userId: string): Promise<WeakestStepView> {
    await this.sealing.settleAllOf(userId);
    const ratings = await this.repository.listAbout(userId, LATEST);
    return { stepId: weakestStep(ratings.map(stepRatingsOf)) };
  }

  /**
   * Saves the entries that have changed and answers with the whole card (SCORECARDS-4).
   * @throws AppError `interview_not_started`, `interview_not_over`, `not_your_part`, `bad_request`, `scorecard_submitted`, `evidence_full`
   */
  async save(interviewId: string, userId: string, changed: ScorecardBody): Promise<MyScorecardView> {
    const body = await this.#judge(interviewId, userId, changed);
    return (await this.repository.save(interviewId, userId, body)) ?? (await this.#refuse(interviewId, userId));
  }

  /** Final, and the same however often it is sent: the first card handed in is the answer (SCORECARDS-3). @throws AppError as above */
  async submit(interviewId: string, userId: string, changed: ScorecardBody): Promise<MyScorecardView> {
    const body = await this.#judge(interviewId, userId, changed);
    const card = { interviewId, authorId: userId };
    const { result: submitted, seal } = await this.sealing.changing(interviewId, (tx) =>
      this.repository.submit(tx, card, body, new Date(this.time.nowMs())),
    );
    if (submitted && seal.pairUserIds.includes(userId)) this.changes.next({ type: 'handed-in', interviewId, userId });
    if (submitted) return submitted;
    const mine = await this.repository.find(interviewId, userId);
    return mine?.submittedAt ? mine : this.#refuse(interviewId, userId);
  }

  /** Why nothing was saved. */
  async #refuse(interviewId: string, userId: string): Promise<never> {
    const mine = await this.repository.find(interviewId, userId);
    throw new AppError(mine?.submittedAt ? 'scorecard_submitted' : 'evidence_full');
  }

  /** @returns the changes as they may be kept */
  async #judge(interviewId: string, userId: string, changed: ScorecardBody): Promise<ScorecardBody> {
    const interview = await this.rooms.interviewOf(interviewId);
    const role = this.#roleIn(interview, userId);
    const { phase } = interview.state;
    if (phase === 'lobby') throw new AppError('interview_not_started');
    if (role === 'candidate' && phase !== 'ended') throw new AppError('interview_not_over');
    const parts = role === 'candidate' ? CANDIDATES_PARTS : RATERS_PARTS;
    const foreign = (Object.keys(changed) as (keyof ScorecardParts)[]).filter((part) => !parts.includes(part));
    if (foreign.length > 0) throw new AppError('not_your_part');
    requireCriteria(changed, interview.rubricVersion);
    return this.#withTimes(changed, interview);
  }

  #roleIn(interview: StoredInterview, userId: string): Role {
    const me = participantOf(interview.state, userId);
    if (!me) throw new AppError('not_found');
    return me.role;
  }

  /** Nothing is noted before it happened: a time that lies ahead becomes now, or the end (SCORECARDS-7). */
  #withTimes(changed: ScorecardBody, { state: { clock } }: StoredInterview): ScorecardBody {
    if (!changed.evidence || !clock) return changed;
    const latestMs = Math.max(0, (clock.endedAtMs ?? this.time.nowMs()) - clock.startedAtMs);
    const evidence = Object.entries(changed.evidence).map(
      ([id, entry]) => [id, entry && { ...entry, offsetMs: Math.min(entry.offsetMs, latestMs) }] as const,
    );
    return { ...changed, evidence: Object.fromEntries(evidence) };
  }
}

/** The contract knows the criteria of all rubrics; an interview has those of its own (SCORECARDS-5). */
function requireCriteria({ ratings = {}, evidence = {} }: ScorecardBody, rubricVersion: number): void {
  const known = new Set<string>(rubricOf(rubricVersion).criteria.map(({ id }) => id));
  const fields = [
    ...Object.keys(ratings).map((id) => ({ id, path: `ratings.${id}` })),
    ...Object.entries(evidence).flatMap(([id, entry]) =>
      entry ? [{ id: entry.criterionId as string, path: `evidence.${id}.criterionId` }] : [],
    ),
  ].filter(({ id }) => !known.has(id));
  const message = 'This interview is rated by a rubric that has no such criterion.';
  if (fields.length > 0)
    throw new AppError(
      'bad_request',
      fields.map(({ path }) => ({ path, message })),
    );
}

function dueMs({ deadlineAt }: PendingScorecardsView['pending'][number]): number {
  return deadlineAt === null ? Infinity : Date.parse(deadlineAt);
}

function stepRatingsOf(ratings: ScorecardView['ratings']): StepRatings {
  return Object.fromEntries(
    STEP_IDS.flatMap((stepId) => {
      const rating = ratings[stepId]?.rating;
      return rating ? [[stepId, rating]] : [];
    }),
  );
}
