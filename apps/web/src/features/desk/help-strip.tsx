import type { HelpRequest } from '@fortyfive/interview';
import { LifeBuoy } from 'lucide-react';
import { Button } from '#ui/button';
import { HELP_WORDS } from './help-words';

interface HelpStripProps {
  readonly help: HelpRequest;
  readonly candidate: string;
  readonly onShow: () => void;
}

/** Above board and notes while the desk is out of sight: nobody is left waiting because another tab was open (DESK-8). */
export function HelpStrip({ help, candidate, onShow }: HelpStripProps) {
  return (
    <div className="flex items-center gap-2 border-b border-line bg-accent-soft py-1 pr-2 pl-4 text-sm">
      <LifeBuoy aria-hidden className="size-4 shrink-0 text-accent" />
      <p className="min-w-0 flex-1">
        <bdi>{candidate}</bdi> {HELP_WORDS[help.way].asks}.
      </p>
      <Button size="sm" onClick={onShow}>
        Show the desk
      </Button>
    </div>
  );
}
