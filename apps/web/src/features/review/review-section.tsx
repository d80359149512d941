import { useId, type ReactNode } from 'react';

interface ReviewSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A titled part of the review. */
export function ReviewSection({ title, children }: ReviewSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-4">
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
