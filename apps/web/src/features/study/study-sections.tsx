import type { ReactNode } from 'react';
import { classes } from '#ui/classes';
import { stepHue } from '#ui/step-hue';
import { ReportButton } from './report-button';
import { useCurrentSection } from './use-current-section';

export interface StudySection {
  /** In the address, after `#`. */
  readonly id: string;
  readonly title: string;
  /** Which of the six steps it is, from 0; `null` for what belongs to none. */
  readonly stepIndex: number | null;
  readonly content: ReactNode;
}

interface StudySectionsProps {
  readonly sections: readonly StudySection[];
  /** Whose mistakes are reported. */
  readonly questionRef: string | null;
}

/** Sections below one another, and beside them where one is (STUDY-3). */
export function StudySections({ sections, questionRef }: StudySectionsProps) {
  const currentId = useCurrentSection(sections.map(({ id }) => id));
  return (
    <div className="grid gap-x-12 lg:grid-cols-[13rem_minmax(0,1fr)] print:block">
      <SectionList sections={sections} currentId={currentId} />
      <div className="flex min-w-0 flex-col gap-16 pt-8 lg:pt-0">
        {sections.map(({ id, title, stepIndex, content }) => (
          <section
            key={id}
            id={id}
            aria-labelledby={`${id}-title`}
            className="flex min-w-0 scroll-mt-20 flex-col gap-8 lg:scroll-mt-8"
          >
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line pb-3">
              <h2
                id={`${id}-title`}
                tabIndex={-1}
                className="flex items-center gap-3 text-lg font-semibold outline-none"
              >
                <StepBar index={stepIndex} className="h-5" />
                {stepIndex === null ? title : `${stepIndex + 1} · ${title}`}
              </h2>
              {questionRef !== null && <ReportButton questionRef={questionRef} section={title} />}
            </div>
            {content}
          </section>
        ))}
      </div>
    </div>
  );
}

function SectionList({
  sections,
  currentId,
}: {
  readonly sections: readonly StudySection[];
  readonly currentId: string | null;
}) {
  return (
    <nav
      aria-label="On this page"
      className="sticky top-0 z-10 -mx-4 self-start overflow-x-auto border-b border-line bg-paper px-4 py-2 sm:-mx-6 sm:px-6 lg:top-8 lg:mx-0 lg:border-0 lg:p-0 print:hidden"
    >
      <ol className="flex gap-1 lg:flex-col">
        {sections.map(({ id, title, stepIndex }) => (
          <li key={id} className="shrink-0">
            <a
              href={`#${id}`}
              aria-current={id === currentId ? 'true' : undefined}
              ref={(link) => keepInSight(link, id === currentId)}
              className={classes(
                'flex items-center gap-2 rounded-control px-2 py-1 text-sm whitespace-nowrap text-muted transition-colors hover:bg-ink/7 hover:text-ink',
                'focus-visible:-outline-offset-2 aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-ink',
              )}
            >
              <StepBar index={stepIndex} className="h-4" />
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepBar({ index, className }: { readonly index: number | null; readonly className: string }) {
  if (index === null) return null;
  return <span aria-hidden className={classes('w-1 shrink-0 rounded-full', stepHue(index).background, className)} />;
}

/** On a phone the list is a row that moves along; `scrollIntoView` would move the page as well. */
function keepInSight(link: HTMLElement | null, isCurrent: boolean): void {
  const row = link?.closest('nav');
  if (!link || !row || !isCurrent || row.scrollWidth <= row.clientWidth) return;
  const [place, frame] = [link.getBoundingClientRect(), row.getBoundingClientRect()];
  if (place.left < frame.left || place.right > frame.right) row.scrollLeft += place.left - frame.left - frame.width / 4;
}
