import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { Copy, Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '#ui/button';
import { ChoiceGroup } from '#ui/choice-group';
import { Dialog } from '#ui/dialog';
import { ErrorNotice } from '#ui/error-notice';
import { saveFile } from '#ui/save-file';
import { useToast } from '#ui/toast';
import { excalidrawOf, isDrawnOn, mermaidText, pngOf, svgOf, type PictureLook } from './board-files';
import { fileName, type BoardOrigin } from './file-name';

interface TakeAwayDialogProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly origin: BoardOrigin;
  readonly onClose: () => void;
}

const FAILED = 'The file could not be made. Check your connection, then try again.';

/** The board as a file to keep. */
export default function TakeAwayDialog({ api, origin, onClose }: TakeAwayDialogProps) {
  const isEmpty = !isDrawnOn(api);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Take away"
      size="lg"
      description={
        isEmpty ? 'There is nothing on the board yet. Once there is, you can take it away from here.' : undefined
      }
    >
      {isEmpty ? undefined : <Formats api={api} origin={origin} />}
    </Dialog>
  );
}

function Formats({ api, origin }: Omit<TakeAwayDialogProps, 'onClose'>) {
  const [look, setLook] = useState<PictureLook>({ isDark: false, hasBackground: true });
  const { isBusy, hasFailed, save } = useSaving(origin);
  return (
    <div className="flex flex-col gap-4">
      <LookChoices look={look} onChange={setLook} />
      <ul className="divide-y divide-line border-t border-line">
        <Format title="PNG" detail="A picture for slides and messages.">
          <SaveButton name="PNG" isBusy={isBusy} onSave={() => save('png', () => pngOf(api, look))} />
        </Format>
        <Format title="SVG" detail="A picture that stays sharp at any size.">
          <SaveButton name="SVG" isBusy={isBusy} onSave={() => save('svg', () => svgOf(api, look))} />
        </Format>
        <Format title="Excalidraw" detail="The drawing itself, to go on with in Excalidraw.">
          <SaveButton name="drawing" isBusy={isBusy} onSave={() => save('excalidraw', () => excalidrawOf(api))} />
        </Format>
        <MermaidFormat text={mermaidText(api)} isBusy={isBusy} onSave={save} />
      </ul>
      {hasFailed && <ErrorNotice message={FAILED} />}
    </div>
  );
}

interface MermaidFormatProps {
  readonly text: string | null;
  readonly isBusy: boolean;
  readonly onSave: (ending: string, make: () => Promise<Blob>) => void;
}

/** The design as text, to keep or to paste. */
function MermaidFormat({ text, isBusy, onSave }: MermaidFormatProps) {
  const { show } = useToast();
  if (text === null)
    return <Format title="Mermaid" detail="The design as text: once there are components on the board." />;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      show({ title: 'Mermaid copied', tone: 'success' });
    } catch {
      // Browsers refuse the clipboard on plain http or without permission.
      show({ title: 'It could not be copied. Save it instead.', tone: 'error' });
    }
  };
  return (
    <Format title="Mermaid" detail="The design as text: its components and arrows.">
      <Button icon={<Copy aria-hidden />} onClick={() => void copy()}>
        Copy
      </Button>
      <SaveButton
        name="Mermaid"
        isBusy={isBusy}
        onSave={() => onSave('mmd', () => Promise.resolve(new Blob([text], { type: 'text/vnd.mermaid' })))}
      />
    </Format>
  );
}

/** Makes one file at a time. */
function useSaving(origin: BoardOrigin) {
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const { show } = useToast();
  const save = async (ending: string, make: () => Promise<Blob>): Promise<void> => {
    setBusy(true);
    setFailed(false);
    try {
      const name = `${fileName(origin)}.${ending}`;
      saveFile(await make(), name);
      show({ title: `Saved as ${name}`, tone: 'success' });
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, hasFailed, save: (ending: string, make: () => Promise<Blob>) => void save(ending, make) };
}

interface LookChoicesProps {
  readonly look: PictureLook;
  readonly onChange: (look: PictureLook) => void;
}

function LookChoices({ look, onChange }: LookChoicesProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChoiceGroup
        label="Colours of the picture"
        layout="row"
        value={look.isDark ? 'dark' : 'light'}
        onChange={(value) => onChange({ ...look, isDark: value === 'dark' })}
        options={[
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ]}
      />
      <ChoiceGroup
        label="Behind the drawing"
        layout="row"
        value={look.hasBackground ? 'paper' : 'nothing'}
        onChange={(value) => onChange({ ...look, hasBackground: value === 'paper' })}
        options={[
          { value: 'paper', title: 'Paper' },
          { value: 'nothing', title: 'Nothing' },
        ]}
      />
    </div>
  );
}

interface FormatProps {
  readonly title: string;
  readonly detail: string;
  readonly children?: ReactNode;
}

function Format({ title, detail, children }: FormatProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-48 flex-1">
        <p className="font-medium">{title}</p>
        <p className="text-xs text-muted">{detail}</p>
      </div>
      <div className="flex gap-2">{children}</div>
    </li>
  );
}

interface SaveButtonProps {
  readonly name: string;
  readonly isBusy: boolean;
  readonly onSave: () => void;
}

function SaveButton({ name, isBusy, onSave }: SaveButtonProps) {
  return (
    <Button icon={<Download aria-hidden />} aria-disabled={isBusy || undefined} onClick={() => !isBusy && onSave()}>
      Save the {name}
    </Button>
  );
}
