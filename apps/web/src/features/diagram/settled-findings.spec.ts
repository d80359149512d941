import { describe, expect, it } from '@jest/globals';
import type { LintFinding } from '@fortyfive/documents';
import { settleFindings, SETTLE_MS } from './settled-findings';

const finding = (code: LintFinding['code'], ...ids: string[]): LintFinding => ({ code, ids, sentence: '' });
const queue = finding('queue-without-consumer', 'q');
const arrow = (...ids: string[]) => finding('unlabelled-arrow', ...ids);

describe('settleFindings', () => {
  it('DIAGRAM-WEB-6 shows at once what was there before anybody looked', () => {
    expect(settleFindings([queue], null, 1_000_000)).toMatchObject({ shown: [queue], nextInMs: null });
  });

  it('DIAGRAM-WEB-6 keeps back what is new for four seconds, and says when it is due', () => {
    const first = settleFindings([queue], new Map(), 10_000);
    expect(first).toMatchObject({ shown: [], nextInMs: SETTLE_MS });
    const later = settleFindings([queue], first.ages, 13_000);
    expect(later).toMatchObject({ shown: [], nextInMs: 1_000 });
    expect(settleFindings([queue], later.ages, 14_000)).toMatchObject({ shown: [queue], nextInMs: null });
  });

  it('DIAGRAM-WEB-6 begins anew with what went away in between', () => {
    const { ages } = settleFindings([queue], null, 0);
    expect(settleFindings([queue], settleFindings([], ages, 5_000).ages, 9_000).shown).toEqual([]);
  });

  it('DIAGRAM-WEB-6 lets the remark about arrows stand when one more is drawn', () => {
    const { ages } = settleFindings([arrow('a')], null, 0);
    expect(settleFindings([arrow('b', 'a')], ages, 10_000).shown).toHaveLength(1);
  });
});
