import type { Evidence } from '@fortyfive/contract';

/** Whether a piece of evidence speaks for the criterion or against it. */
export function EvidenceSign({ sign }: Pick<Evidence, 'sign'>) {
  const isPlus = sign === '+';
  return (
    <span className={`w-3 shrink-0 text-center font-semibold ${isPlus ? 'text-green' : 'text-red'}`}>
      <span aria-hidden>{isPlus ? '+' : '−'}</span>
      <span className="sr-only">{isPlus ? 'For' : 'Against'}</span>
    </span>
  );
}
