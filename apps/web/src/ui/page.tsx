import { useEffect, type ReactNode } from 'react';
import { classes } from './classes';

const WIDTHS = {
  narrow: 'max-w-sm',
  reading: 'max-w-lg',
  normal: 'max-w-xl',
  wide: 'max-w-2xl',
  full: 'max-w-none',
} as const;

interface PageProps {
  /** Goes into the browser tab and, unless `heading` says otherwise, at the top of the page. */
  readonly title: string;
  /** Another heading than the title, or `null` where the page brings its own <h1>. */
  readonly heading?: ReactNode | null;
  readonly intro?: ReactNode;
  /** Buttons beside the heading. */
  readonly actions?: ReactNode;
  /** A bar above the page, outside <main>. */
  readonly header?: ReactNode;
  readonly width?: keyof typeof WIDTHS;
  /** Exactly as high as the window, without padding: a room, a replay. */
  readonly isFullHeight?: boolean;
  readonly children: ReactNode;
}

/** The frame of one page: sets document.title and holds <main id="main">, where the skip link leads. */
export function Page(props: PageProps) {
  const { title, heading, intro, actions, header, width = 'normal', isFullHeight = false, children } = props;
  useDocumentTitle(title);
  if (isFullHeight) {
    return (
      <div className="flex h-dvh min-h-0 flex-col overflow-hidden">
        {header}
        <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          {heading !== null && <h1 className="sr-only">{heading ?? title}</h1>}
          {children}
        </main>
      </div>
    );
  }
  return (
    <>
      {header}
      <main
        id="main"
        tabIndex={-1}
        className={classes(
          'mx-auto w-full px-4 py-8 outline-none sm:px-6 sm:py-12 print:max-w-none print:p-0',
          WIDTHS[width],
        )}
      >
        {heading !== null && (
          <div className="mb-8 flex flex-wrap items-start justify-between gap-4 print:mb-4">
            <div className="min-w-0 space-y-2">
              <h1 className="text-xl font-semibold tracking-tight">{heading ?? title}</h1>
              {intro && <p className="max-w-lg text-muted">{intro}</p>}
            </div>
            {actions}
          </div>
        )}
        {children}
      </main>
    </>
  );
}

/** Sets what the browser tab says: "My interviews · Fortyfive". */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Fortyfive' ? title : `${title} · Fortyfive`;
  }, [title]);
}
