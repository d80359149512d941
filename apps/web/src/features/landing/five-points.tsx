import { Link2, ListChecks, PenLine, Play, Timer, type LucideIcon } from 'lucide-react';

interface Point {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
}

const POINTS: readonly Point[] = [
  { icon: Link2, title: 'Room', text: 'One link brings your partner in. A name is enough.' },
  { icon: Timer, title: 'Clock', text: '45 minutes over six steps. It guides and never cuts off.' },
  { icon: PenLine, title: 'Board', text: 'Draw and write together. Your undo is yours alone.' },
  { icon: ListChecks, title: 'Rubric', text: 'Four levels, in words. Sealed until both have scored.' },
  { icon: Play, title: 'Replay', text: 'See how the design came about, step by step.' },
];

export function FivePoints() {
  return (
    <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-5">
      {POINTS.map(({ icon: Icon, title, text }) => (
        <li key={title} className="flex gap-3 text-sm lg:block">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-accent lg:mb-2" />
          <p>
            <strong className="font-semibold lg:block">{title}</strong>
            <span className="lg:hidden">. </span>
            <span className="text-muted">{text}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
