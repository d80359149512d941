import type { NotedEvidence } from './handed-in';
import { MomentLink } from './moment-link';

const SIGNS = {
  '+': { word: 'Spoke for it', tone: 'text-green' },
  '-': { word: 'Spoke against it', tone: 'text-red' },
} as const;

/** What was noted while it happened, each with the way to its moment. */
export function EvidenceList({ evidence }: { readonly evidence: readonly NotedEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {evidence.map(({ id, sign, words, offsetMs }) => {
        const { word, tone } = SIGNS[sign];
        return (
          <li key={id} className="flex min-w-0 gap-2">
            <span className={`w-3 shrink-0 text-center font-semibold ${tone}`}>
              <span aria-hidden>{sign === '+' ? '+' : '−'}</span>
              <span className="sr-only">{word}:</span>
            </span>
            <span className="min-w-0 wrap-anywhere">
              <MomentLink offsetMs={offsetMs} /> <bdi>{words}</bdi>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
