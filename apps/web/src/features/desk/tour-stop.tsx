import { ArrowRight } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { Button } from '#ui/button';
import { TOUR_STOPS, type TourPlace } from './tour-stops';
import type { Tour } from './tour-memory';

/** The stop of the tour that belongs here, while the tour is at it. It takes room in the desk and covers nothing (DESK-10). */
export function TourStop({ tour, at }: { readonly tour: Tour; readonly at: TourPlace }) {
  const place = TOUR_STOPS.findIndex((stop) => stop.place === at);
  return tour.place === place ? <ShownStop tour={tour} place={place} /> : null;
}

function ShownStop({ tour, place }: { readonly tour: Tour; readonly place: number }) {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever goes on keeps the focus; at the start nobody is taken away from what they do.
    card.current?.scrollIntoView({ block: 'nearest' });
    if (place > 0) card.current?.querySelector('button')?.focus();
  }, [place]);
  const stop = TOUR_STOPS[place];
  const isLast = place === TOUR_STOPS.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    tour.end();
  };
  if (!stop) return null;
  return (
    <section
      ref={card}
      aria-labelledby={id}
      onKeyDown={onKeyDown}
      className="m-2 flex scroll-my-4 flex-col gap-2 rounded-card border border-accent/50 bg-accent-soft p-3 text-sm"
    >
      <h4 id={id} className="flex items-baseline justify-between gap-3 font-semibold">
        {stop.title}
        <span className="shrink-0 text-xs font-normal text-muted tabular-nums">
          {place + 1} of {TOUR_STOPS.length}
        </span>
      </h4>
      <p>{stop.text}</p>
      <div className="flex gap-2">
        <Button
          size="sm"
          variant="primary"
          icon={isLast ? undefined : <ArrowRight aria-hidden />}
          onClick={() => (isLast ? tour.end() : tour.goTo(place + 1))}
        >
          {isLast ? 'Finish' : 'Next'}
        </Button>
        {!isLast && (
          <Button size="sm" variant="quiet" onClick={tour.end}>
            Skip the tour
          </Button>
        )}
      </div>
    </section>
  );
}
