/** Where in the desk a stop of the tour stands: right above the part that it speaks of. */
export type TourPlace = 'prompt' | 'facts' | 'hints' | 'evidence' | 'rating';

interface TourStop {
  readonly place: TourPlace;
  readonly title: string;
  readonly text: string;
}

/** The five duties of an interviewer, each where it is done (DESK-10). */
export const TOUR_STOPS: readonly TourStop[] = [
  {
    place: 'prompt',
    title: 'Say the problem in one line',
    text: 'Read out the prompt, and no more. The line above it says at every moment what to do now; the clock is yours.',
  },
  {
    place: 'facts',
    title: 'Let them ask',
    text: 'Whoever builds must find out what to build. Open the facts when they ask; one press gives the answer into the notes of both.',
  },
  {
    place: 'hints',
    title: 'Nudge when they are stuck',
    text: 'You see one hint at a time, the weakest first, and what it costs. When they ask for help, it says so at the top.',
  },
  {
    place: 'evidence',
    title: 'Note what you see',
    text: 'Press + or − in the moment in which something shows. Words can wait; the time is kept, and leads to that moment in the replay.',
  },
  {
    place: 'rating',
    title: 'Rate, and tell them afterwards',
    text: 'When a step ends you may rate it right here. Nobody sees it until both of you have handed in; then you talk it over.',
  },
];
