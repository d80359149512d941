import type { BriefView } from '@fortyfive/contract';
import { ExternalLink } from 'lucide-react';

/** Where the figures and claims come from. */
export function BriefSources({ sources }: { readonly sources: BriefView['problem']['sources'] }) {
  return (
    <ul className="flex max-w-144 flex-col gap-3">
      {sources.map(({ title, url, supports }) => (
        <li key={title} className="break-inside-avoid">
          {url ? (
            <a
              href={url}
              target="_blank"
              rel="noreferrer noopener"
              className="rounded-control text-accent underline underline-offset-4 hover:text-accent-strong"
            >
              {title}
              <ExternalLink aria-hidden className="ml-1 inline size-3.5 align-baseline" />
              <span className="sr-only"> (opens in a new tab)</span>
            </a>
          ) : (
            <span className="font-medium">{title}</span>
          )}
          <p className="text-muted">{supports}</p>
        </li>
      ))}
    </ul>
  );
}
