import { EVIDENCE_COUNT_MAX, type Evidence } from '@fortyfive/contract';
import type { CriterionId } from '@fortyfive/interview';
import { useRef, useState } from 'react';
import { serverNow } from '#platform/server-time';
import { formatClock } from '#ui/duration';
import { rememberFocus } from '#ui/remember-focus';
import { useToast } from '#ui/toast';
import type { Scorecard } from './use-scorecard';

/** A piece of evidence with its name on the card. */
export interface NotedEvidence extends Evidence {
  readonly id: string;
}

/** What is noted while it happens, and how one notes more. */
export interface EvidenceNoting {
  /** Newest first. */
  readonly noted: readonly NotedEvidence[];
  /** The piece whose words are being written right after the press. */
  readonly fresh: NotedEvidence | null;
  /**
   * Notes that something showed, or was missing, at this moment by the server's clock (SCORECARD-WEB-14).
   * @param goBack leads back to where one was, when the words are written; without it the focus goes back where it is now
   */
  readonly note: (criterionId: CriterionId, sign: Evidence['sign'], goBack?: () => void) => void;
  readonly change: (id: string, wanted: Partial<Evidence>) => void;
  /** Takes it off the card; a message offers to put it back. */
  readonly takeBack: (one: NotedEvidence) => void;
  /** The words are written. @param wasLeft the focus has gone elsewhere already, and stays there */
  readonly finish: (id: string, wasLeft: boolean) => void;
}

const NO_TIME = 'The time is not known yet. Try again in a moment.';
const FULL = 'A scorecard holds no more evidence than this. Take something back first.';

export function useEvidence(scorecard: Scorecard, startedAtMs: number): EvidenceNoting {
  const { show } = useToast();
  const [freshId, setFreshId] = useState<string | null>(null);
  const goBack = useRef<() => void>(undefined);
  const evidence = scorecard.mine?.evidence ?? {};
  const noted = newestFirst(evidence);
  const put = (id: string, one: Evidence | null) => scorecard.change('evidence', { [id]: one });

  const note: EvidenceNoting['note'] = (criterionId, sign, wayBack = rememberFocus()) => {
    const nowMs = serverNow();
    if (nowMs === null) return show({ title: NO_TIME, tone: 'error' });
    if (noted.length >= EVIDENCE_COUNT_MAX) return show({ title: FULL, tone: 'error' });
    if (freshId === null) goBack.current = wayBack;
    const id = crypto.randomUUID();
    put(id, { criterionId, sign, words: '', offsetMs: Math.max(0, Math.round(nowMs - startedAtMs)) });
    setFreshId(id);
  };

  return {
    noted,
    fresh: noted.find(({ id }) => id === freshId) ?? null,
    note,
    change: (id, wanted) => {
      const held = evidence[id];
      if (held) put(id, { ...held, ...wanted });
    },
    takeBack: ({ id, ...one }) => {
      put(id, null);
      const title = `Taken back: ${one.sign === '+' ? '+' : '−'} at ${formatClock(one.offsetMs)}`;
      show({ title, action: { label: 'Undo', onAct: () => put(id, one) } });
    },
    finish: (id, wasLeft) => {
      setFreshId((held) => (held === id ? null : held));
      scorecard.flush();
      // Whoever was drawing or writing goes on where they were.
      if (!wasLeft) goBack.current?.();
    },
  };
}

function newestFirst(evidence: Readonly<Record<string, Evidence>>): readonly NotedEvidence[] {
  return Object.entries(evidence)
    .map(([id, one]) => ({ id, ...one }))
    .sort((a, b) => b.offsetMs - a.offsetMs);
}
