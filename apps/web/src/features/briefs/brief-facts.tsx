import type { BriefView } from '@fortyfive/contract';
import { Badge } from '#ui/badge';
import { BriefBlock } from './brief-block';

type Fact = BriefView['problem']['requirements']['facts'][number];

const KINDS: readonly { readonly kind: Fact['kind']; readonly title: string }[] = [
  { kind: 'functional', title: 'What it has to do' },
  { kind: 'non-functional', title: 'How well it has to do it' },
  { kind: 'out-of-scope', title: 'What is left out' },
];

/** What the candidate is told when they ask, grouped by kind; the ones that shape the design are marked. */
export function BriefFacts({ facts }: { readonly facts: readonly Fact[] }) {
  return KINDS.map(({ kind, title }) => {
    const ofKind = facts.filter((fact) => fact.kind === kind);
    if (ofKind.length === 0) return null;
    return (
      <BriefBlock key={kind} title={title}>
        <dl className="flex flex-col gap-3">
          {ofKind.map((fact) => (
            <div key={fact.id} className="break-inside-avoid">
              <dt className="text-muted">
                {fact.key && (
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
  });
}
