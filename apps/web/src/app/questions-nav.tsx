import { Link } from '@tanstack/react-router';

const LINKS: readonly (readonly [to: string, name: string])[] = [
  ['/questions', 'Browse'],
  ['/path', 'Path'],
  ['/companies', 'Companies'],
  ['/my-questions', 'My questions'],
  ['/reference', 'Quick reference'],
  ['/checklist', 'Checklist'],
];

/** The pages around the question bank. On a phone they take two rows: nothing is out of sight. */
export function QuestionsNav() {
  return (
    <nav aria-label="Questions" className="border-b border-line print:hidden">
      <div className="mx-auto flex w-full max-w-xl flex-wrap gap-x-1 px-2 sm:px-4">
        {LINKS.map(([to, name]) => (
          <Link
            key={to}
            to={to}
            className="shrink-0 border-b-2 border-transparent px-2 py-2 text-sm whitespace-nowrap text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
          >
            {name}
          </Link>
        ))}
      </div>
    </nav>
  );
}
