import { Badge } from '#ui/badge';
import { Fold } from './fold';
import type { FactsAsked } from './facts-asked';
import { MomentLink } from './moment-link';

interface FactListsProps {
  readonly facts: FactsAsked;
  readonly startedAtMs: number;
}

/** What the candidate found out by asking, and what was there to find out besides; missed key facts with their answers first. */
export function FactLists({ facts: { given, missed, total }, startedAtMs }: FactListsProps) {
  const keys = missed.filter(({ key }) => key);
  const others = missed.filter(({ key }) => !key);
  return (
    <div className="flex flex-col gap-4 text-sm">
      <p>
        {given.length} of {total} facts were asked for
        {missed.length > 0 && `, ${keys.length === 0 ? 'all key ones among them' : `${keys.length} key ones were not`}`}
        .
      </p>
      {keys.length > 0 && (
        <div>
          <h3 className="mb-2 font-semibold">Key facts that were missed</h3>
          <MissedFacts facts={keys} />
        </div>
      )}
      {given.length > 0 && (
        <Fold label={`Facts asked for (${given.length})`}>
          <ul className="flex flex-col gap-3">
            {given.map(({ factId, asked, answer, atMs, isKey }) => (
              <li key={factId} className="flex min-w-0 gap-3 break-inside-avoid">
                <span className="w-12 shrink-0">
                  <MomentLink offsetMs={atMs - startedAtMs} />
                </span>
                <FactWords asked={asked} answer={answer} isKey={isKey} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {others.length > 0 && (
        <Fold label={`Other facts that were missed (${others.length})`}>
          <MissedFacts facts={others} />
        </Fold>
      )}
    </div>
  );
}

function MissedFacts({ facts }: { readonly facts: FactsAsked['missed'] }) {
  return (
    <ul className="flex flex-col gap-3">
      {facts.map(({ id, asked, answer, key }) => (
        <li key={id} className="break-inside-avoid">
          <FactWords asked={asked} answer={answer} isKey={key} />
        </li>
      ))}
    </ul>
  );
}

interface FactWordsProps {
  readonly asked: string;
  readonly answer: string;
  readonly isKey: boolean;
}

function FactWords({ asked, answer, isKey }: FactWordsProps) {
  return (
    <span className="min-w-0">
      <span className="block text-muted">
        {isKey && (
          <span className="mr-2 inline-block">
            <Badge tone="accent">Key</Badge>
          </span>
        )}
        {asked}
      </span>
      <span className="block">{answer}</span>
    </span>
  );
}
