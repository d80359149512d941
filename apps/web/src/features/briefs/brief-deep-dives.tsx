import type { BriefView } from '@fortyfive/contract';
import { BriefLines } from './brief-block';

type Topic = BriefView['problem']['deepDive']['topics'][number];

const LEVELS: readonly { readonly level: keyof Topic['followUps']; readonly title: string }[] = [
  { level: 'mid', title: 'Follow-ups, mid level' },
  { level: 'senior', title: 'Follow-ups, senior level' },
  { level: 'staff', title: 'Follow-ups, staff level' },
];

/** Where to go into depth: what to ask, what a strong answer holds, and what to ask next of whom. */
export function BriefDeepDives({ topics }: { readonly topics: readonly Topic[] }) {
  return (
    <ol className="flex max-w-144 flex-col gap-8">
      {topics.map(({ id, prompt, strongAnswer, followUps }) => (
        <li key={id} className="flex flex-col gap-3">
          <p className="text-base font-medium">{prompt}</p>
          <BriefLines title="A strong answer" lines={strongAnswer} />
          {LEVELS.map(({ level, title }) => (
            <BriefLines key={level} title={title} lines={followUps[level]} />
          ))}
        </li>
      ))}
    </ol>
  );
}
