import { randomUUID } from 'node:crypto';
import type { ScorecardBody } from '@fortyfive/contract';
import { MINUTE_MS } from '@fortyfive/interview';
import { DrawnDesign } from './drawn-design.js';
import { ask, Person, startInterview } from './person.js';
import type { RunningApp } from './start-app.js';
import { drawDesign } from './written-documents.js';

const DESIGN = new DrawnDesign().lines(
  '# high-level-design',
  'client Browser -> load-balancer Edge',
  'load-balancer Edge -> service Shortener : HTTPS',
  'service Shortener -> sql-database Links : insert',
  'service Shortener -> queue Clicks',
);

/** How Ana, the interviewer, saw it. Her evidence is noted at these moments. */
const ANA: ScorecardBody = {
  ratings: {
    requirements: { rating: 'yes', comment: 'Asked for the volume, not for how long links live.' },
    estimation: { rating: 'yes', comment: 'The rates were right once the month was in seconds.' },
    api: { rating: 'strong-yes', comment: '' },
    'high-level-design': { rating: 'no', comment: 'Every redirect goes to the database.' },
    'deep-dive': { rating: 'yes', comment: '' },
    bottlenecks: { rating: 'strong-no', comment: 'No time was left for it.' },
    communication: { rating: 'strong-yes', comment: '' },
    'trade-offs': { rating: 'no', comment: '' },
    drive: { rating: 'yes', comment: '' },
  },
  takeaways: {
    first: 'Ask how long a link lives before choosing a code.',
    second: 'Draw the read path first: it is a hundred times the writes.',
    third: 'Name what the queue costs.',
  },
};

const BEN: ScorecardBody = {
  ratings: {
    requirements: { rating: 'yes', comment: '' },
    estimation: { rating: 'strong-yes', comment: '' },
    'high-level-design': { rating: 'strong-yes', comment: 'I had both paths.' },
    bottlenecks: { rating: 'no', comment: '' },
    'trade-offs': { rating: 'no', comment: '' },
  },
  takeaways: { first: 'Leave time for the bottlenecks.' },
  selfReview: { time: { answer: 'no', comment: 'The deep dive ate the rest.' }, hints: { answer: 'yes', comment: '' } },
  aboutPartner: { 'went-well': 'You let me think.' },
  partnerRatings: { clear: 'strong-yes', prepared: 'yes', fair: 'strong-yes' },
};

const CLEO: ScorecardBody = {
  ratings: {
    estimation: { rating: 'no', comment: 'Forgot the peak.' },
    'high-level-design': { rating: 'yes', comment: '' },
  },
  takeaways: { first: 'Peaks are three times the mean.' },
};
const ELI: ScorecardBody = { ratings: { estimation: { rating: 'yes', comment: '' } } };

/** Minute and second of the piece of evidence that a story follows: 8:12. */
export const EVIDENCE_AT_MS = 8 * MINUTE_MS + 12_000;

/**
 * An interview with all that a debrief tells of: facts, hints, help, a curveball, evidence, a drawing, and the time run over. Cleo,
 * Eli and Dan observed; of them all only Dan has not handed in a card.
 */
export async function debriefInterview({ url, time }: RunningApp) {
  const [ana, ben, cleo, eli, dan] = await Promise.all(
    ['Ana', 'Ben', 'Cleo', 'Eli', 'Dan'].map((name) => Person.guest(url, name)),
  );
  if (!ana || !ben || !cleo || !eli || !dan) throw new Error('Somebody is missing.');
  const people = { ana, ben, cleo, eli, dan };
  const { interviewId, roomId, host, guest, invite } = await startInterview(ana, ben);
  for (const observer of [cleo, eli, dan]) await observer.accept(invite.token);
  const next = async (): Promise<void> => {
    const { body } = await ana.get<{ state: { version: number } }>(`/api/rooms/${roomId}`);
    await ask(host, 'room:advance-step', { roomId, version: body.state.version });
  };

  time.advance(MINUTE_MS);
  await ask(host, 'room:give-fact', { roomId, factId: 'volume' });
  time.advance(2 * MINUTE_MS);
  await ask(host, 'room:give-fact', { roomId, factId: 'core' });
  time.advance(2 * MINUTE_MS);
  await next();
  time.advance(2 * MINUTE_MS);
  await ask(guest, 'room:ask-help', { roomId, way: 'hint' });
  time.advance(30_000);
  await ask(host, 'room:give-hint', { roomId, stepId: 'estimation', rung: 1 });
  time.advance(2 * MINUTE_MS);
  await next();
  time.advance(5 * MINUTE_MS);
  await next();
  time.advance(5 * MINUTE_MS);
  await drawDesign(ben, interviewId, DESIGN);
  time.advance(5 * MINUTE_MS);
  await next();
  time.advance(5 * MINUTE_MS);
  await ask(host, 'room:fire-curveball', { roomId, curveballId: 'viral-link' });
  time.advance(19 * MINUTE_MS);
  const evidence = (entries: NonNullable<ScorecardBody['evidence']>[string][]) => ({
    evidence: Object.fromEntries(entries.map((entry) => [randomUUID(), entry])),
  });
  await ana.put(
    `/api/interviews/${interviewId}/scorecard`,
    evidence([
      { criterionId: 'estimation', sign: '+', words: 'Rounded a day to 100,000 seconds.', offsetMs: EVIDENCE_AT_MS },
      { criterionId: 'estimation', sign: '-', words: 'Forgot the peak until asked.', offsetMs: 9 * MINUTE_MS },
      { criterionId: 'high-level-design', sign: '-', words: 'No cache before the database.', offsetMs: 22 * MINUTE_MS },
    ]),
  );
  await cleo.put(
    `/api/interviews/${interviewId}/scorecard`,
    evidence([{ criterionId: 'estimation', sign: '-', words: 'Mean only, no peak.', offsetMs: 9 * MINUTE_MS }]),
  );
  const { body } = await ana.get<{ state: { version: number } }>(`/api/rooms/${roomId}`);
  await ask(host, 'room:end', { roomId, version: body.state.version });
  const handIn = (person: Person, card: ScorecardBody) =>
    person.post(`/api/interviews/${interviewId}/scorecard/submit`, card);
  for (const [person, card] of [
    [ana, ANA],
    [cleo, CLEO],
    [eli, ELI],
  ] as const)
    await handIn(person, card);
  return {
    people,
    interviewId,
    roomId,
    /** The last card that the opening waits for. */ handInBen: () => handIn(ben, BEN),
  };
}
