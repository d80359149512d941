import type { ReactNode } from 'react';

/** A named list within a section. */
export function BriefBlock({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="flex max-w-144 flex-col gap-2">
      <h4 className="text-xs font-medium text-muted">{title}</h4>
      {children}
    </div>
  );
}

/** A named list of lines; nothing where there are none, as in versions from before anybody wrote them. */
export function BriefLines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <BriefBlock title={title}>
      <Bullets lines={lines} />
    </BriefBlock>
  );
}

export function Bullets({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="flex max-w-144 list-disc flex-col gap-1 pl-4 marker:text-muted">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
