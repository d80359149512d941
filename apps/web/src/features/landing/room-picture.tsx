import { Check } from 'lucide-react';
import { Avatar } from '#ui/avatar';
import { classes } from '#ui/classes';
import { stepHue } from '#ui/step-hue';
import { PictureBoard } from './picture-board';

/** How much of each step's planned time is spent in the picture; step 2 ran over. */
const STEPS_IN_PICTURE: readonly { readonly plannedMin: number; readonly spentShare: number }[] = [
  { plannedMin: 5, spentShare: 1 },
  { plannedMin: 5, spentShare: 1.2 },
  { plannedMin: 5, spentShare: 0.8 },
  { plannedMin: 10, spentShare: 0.36 },
  { plannedMin: 15, spentShare: 0 },
  { plannedMin: 5, spentShare: 0 },
];
const CURRENT_STEP = 3;

/** The room as it looks in the middle of an interview, drawn with its own colours. */
export function RoomPicture() {
  return (
    <div
      role="img"
      aria-label="A room in the middle of an interview: the clock shows six minutes and twenty seconds left in step four, a design is on the board, notes are beside it."
      className="overflow-hidden rounded-card border border-line bg-surface shadow-float select-none"
    >
      <div aria-hidden>
        <PictureHeader />
        <div className="flex h-72 sm:h-80 lg:h-96">
          <PictureRail />
          <div className="min-w-0 flex-1 overflow-hidden bg-paper">
            <PictureBoard />
          </div>
          <PictureNotes />
        </div>
      </div>
    </div>
  );
}

function PictureHeader() {
  return (
    <div className="flex h-12 items-center gap-3 border-b border-line px-3 text-xs">
      <span className="min-w-0 flex-1 truncate font-medium">Design a URL shortener</span>
      <span className="hidden items-center gap-1 text-green sm:flex">
        <Check className="size-3.5" /> Saved
      </span>
      <span className="text-base font-semibold tabular-nums">6:20</span>
      <span className="hidden text-muted sm:inline">left in step 4 of 6</span>
      <span className="flex gap-1">
        <Avatar name="Ana" colourIndex={0} size="sm" />
        <Avatar name="Ben" colourIndex={1} size="sm" />
      </span>
    </div>
  );
}

function PictureRail() {
  return (
    <div className="flex w-10 shrink-0 flex-col gap-1 border-r border-line p-1 sm:w-14 sm:p-2">
      {STEPS_IN_PICTURE.map(({ plannedMin, spentShare }, index) => {
        const { background, soft, text } = stepHue(index);
        const isOver = spentShare > 1;
        return (
          <div
            key={index}
            className="relative flex min-h-0 items-center justify-center"
            style={{ flexGrow: plannedMin }}
          >
            <span className={classes('absolute inset-0 rounded-control', soft)} />
            <span
              className={classes('absolute top-0 left-0 w-1 rounded-control', isOver ? 'bg-amber' : background)}
              style={{ height: `${Math.min(1, spentShare) * 100}%` }}
            />
            <span
              className={classes(
                'relative text-xs tabular-nums',
                index === CURRENT_STEP ? `font-semibold ${text}` : 'text-muted',
              )}
            >
              {index < CURRENT_STEP ? <Check className="size-3.5" /> : index + 1}
            </span>
          </div>
        );
      })}
    </div>
  );
}

function PictureNotes() {
  return (
    <div className="hidden w-48 shrink-0 border-l border-line p-3 text-xs sm:block xl:w-56">
      <p className="flex items-center gap-2 font-medium">
        <span className={classes('size-2 rounded-full', stepHue(CURRENT_STEP).background)} />
        High-level design
      </p>
      <ul className="mt-2 grid list-disc gap-2 pl-4 text-muted">
        <li>100 reads for each write</li>
        <li>Read: cache first, then the store</li>
        <li>Write: key from a range, no lock</li>
        <li>
          Clicks go to a queue: counts may lag
          <span className="ml-0.5 inline-block h-3.5 w-px translate-y-0.5 bg-person-2" />
        </li>
      </ul>
    </div>
  );
}
