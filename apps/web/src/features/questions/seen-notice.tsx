import { Eye } from 'lucide-react';
import { Button } from '#ui/button';

interface SeenNoticeProps {
  readonly title: string;
  readonly onSurprise: () => void;
}

/** A candidate who knows the answer practises remembering. Said, not forbidden: whoever wants to repeat one may. */
export function SeenNotice({ title, onSurprise }: SeenNoticeProps) {
  return (
    <div
      role="status"
      className="mt-3 flex flex-wrap items-center gap-3 rounded-card border border-amber/40 bg-amber-soft p-4 text-sm"
    >
      <Eye aria-hidden className="size-4 shrink-0 text-amber" />
      <p className="min-w-0 flex-1 basis-64">
        You have seen “{title}”. As its candidate you would be remembering, not designing. A surprise is drawn from what
        you have not seen.
      </p>
      <Button onClick={onSurprise}>Take a surprise instead</Button>
    </div>
  );
}
