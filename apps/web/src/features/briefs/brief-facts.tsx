import type { BriefFact } from '@fortyfive/contract';
import { Badge } from '#ui/badge';
import { BriefBlock } from './brief-section';

const KINDS: readonly { kind: BriefFact['kind']; title: string }[] = [
  { kind: 'functional', title: 'What it has to do' },
  { kind: 'non-functional', title: 'How well it has to do it' },
  { kind: 'out-of-scope', title: 'What is left out' },
];

/** What the interviewer gives when the candidate asks for it, grouped by kind; the ones that shape the design are marked. */
export function BriefFacts({ facts }: { facts: readonly BriefFact[] }) {
  return (
    <>
      <p className="text-muted">
        Give a fact when the candidate asks for it, not before. A key fact shapes the design.
      </p>
      {KINDS.map(({ kind, title }) => {
        const ofKind = facts.filter((fact) => fact.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <BriefBlock key={kind} title={title}>
            <dl className="flex flex-col gap-3">
              {ofKind.map((fact) => (
                <div key={fact.id}>
                  <dt className="text-muted">
                    {fact.isKey && (
                      <span className="mr-2 inline-block">
                        <Badge tone="accent">Key</Badge>
                      </span>
                    )}
                    {fact.asked}
                  </dt>
                  <dd>{fact.answer}</dd>
                </div>
              ))}
            </dl>
          </BriefBlock>
        );
      })}
    </>
  );
}
