import { THREE_PLACES } from '@fortyfive/contract';
import { Card } from '#ui/card';
import type { HandedInCard, HandedInCards } from './handed-in';
import type { Reader } from './reader';

interface TakeawaysProps {
  readonly cards: HandedInCards;
  readonly reader: Reader;
}

/** What each took away from the interview, the interviewer's first (DEBRIEF-2). */
export function Takeaways({ cards, reader }: TakeawaysProps) {
  const { interviewer, candidate, observers } = cards;
  const inOrder = [interviewer, candidate, ...observers].filter((one) => one !== null);
  const written = inOrder.filter((one) => linesOf(one).length > 0);
  if (written.length === 0) {
    return (
      <p className="text-sm text-muted">Nobody wrote any down. What follows says where it went well and where not.</p>
    );
  }
  return (
    <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3 print:grid-cols-1">
      {written.map((handedIn) => (
        <Card as="li" key={handedIn.author.userId} className="break-inside-avoid p-4 sm:p-6">
          <h3 className="mb-3 truncate text-sm text-muted">
            <AuthorName handedIn={handedIn} reader={reader} />
          </h3>
          <ol className="flex list-decimal flex-col gap-2 pl-5 marker:font-semibold marker:text-muted">
            {linesOf(handedIn).map((line, place) => (
              <li key={place} className="pl-1 wrap-anywhere whitespace-pre-wrap">
                <bdi>{line}</bdi>
              </li>
            ))}
          </ol>
        </Card>
      ))}
    </ul>
  );
}

function AuthorName({ handedIn: { author }, reader }: { readonly handedIn: HandedInCard; readonly reader: Reader }) {
  const isMe = author.userId === reader.userId;
  return (
    <>
      {isMe ? 'You' : <bdi className="font-medium text-ink">{author.displayName}</bdi>}, {author.role}
    </>
  );
}

function linesOf({ card }: HandedInCard): readonly string[] {
  return THREE_PLACES.flatMap((place) => card.takeaways[place]?.trim() || []);
}
