import { Flag } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#ui/button';

const loadDialog = () => import('./report-dialog');
const ReportDialog = lazy(loadDialog);

interface ReportButtonProps {
  readonly questionRef: string;
  /** Where it is, in the words of its heading. */
  readonly section: string;
}

/** Who sees a mistake says so right where it is (STUDY-6). */
export function ReportButton({ questionRef, section }: ReportButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        icon={<Flag aria-hidden />}
        className="-ml-2 text-muted sm:ml-0 print:hidden"
        aria-label={`Something wrong here? ${section}`}
        onPointerEnter={() => void loadDialog()}
        onFocus={() => void loadDialog()}
        onClick={() => setOpen(true)}
      >
        Something wrong here?
      </Button>
      {isOpen && (
        <Suspense>
          <ReportDialog questionRef={questionRef} section={section} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
