import type { ReactNode } from 'react';
import { gapInWords } from './gap';
import type { Reader } from './reader';

interface GapWordsProps {
  readonly gap: number;
  readonly reader: Reader;
}

/** How far the candidate's own rating is from the interviewer's, in words (DEBRIEF-4). */
export function GapWords({ gap, reader }: GapWordsProps): ReactNode {
  const { role } = reader;
  const candidate = <bdi>{reader.candidate?.displayName}</bdi>;
  const interviewer = role === 'interviewer' ? 'you' : <bdi>{reader.interviewer?.displayName}</bdi>;
  if (gap === 0)
    return (
      <>
        {role === 'candidate' ? 'You' : candidate} and {interviewer} agree.
      </>
    );
  return (
    <>
      {role === 'candidate' ? 'You rated yourself' : <>{candidate} rated themselves</>} {gapInWords(gap)} than{' '}
      {interviewer} did.
    </>
  );
}
