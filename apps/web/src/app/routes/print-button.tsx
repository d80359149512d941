import { Printer } from 'lucide-react';
import { Button } from '#ui/button';

export function PrintButton() {
  return (
    <Button className="print:hidden" icon={<Printer aria-hidden />} onClick={() => window.print()}>
      Print
    </Button>
  );
}
