import type { HighLevelDesign } from '@fortyfive/questions';
import { Copy, Download } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '#ui/button';
import { Menu } from '#ui/menu';
import { useToast } from '#ui/toast';
import { copyForBoard, saveDrawing, saveSvg } from './design-files';

interface DesignActionsProps {
  readonly design: HighLevelDesign;
  readonly name: string;
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** Takes the design away: to a board by the clipboard, or as a file (DESIGN-WEB-4). */
export function DesignActions({ design, name, drawing }: DesignActionsProps) {
  const { show } = useToast();
  const copy = async () => {
    try {
      await copyForBoard(design);
      show({ title: 'Copied. Paste it on a board with Ctrl or Cmd and V.', tone: 'success' });
    } catch {
      // A page that is not served over HTTPS has no clipboard, and a person may have said no.
      show({ title: 'The browser does not let this page copy. Download the drawing instead.', tone: 'error' });
    }
  };
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <Button size="sm" icon={<Copy aria-hidden />} onClick={() => void copy()}>
        Copy for a board
      </Button>
      <Menu
        trigger={
          <Button size="sm" icon={<Download aria-hidden />}>
            Download
          </Button>
        }
        items={[
          { kind: 'action', label: 'Download drawing (.excalidraw)', onSelect: () => saveDrawing(design, name) },
          {
            kind: 'action',
            label: 'Download SVG',
            onSelect: () => drawing.current && saveSvg(drawing.current, name),
          },
        ]}
      />
    </div>
  );
}
