import { useId, useMemo, useRef, type KeyboardEvent, type Ref } from 'react';
import { useImperativeHandle } from 'react';
import { classes } from '#ui/classes';
import { breakLine, indent, outdent, rangeOfLine, type Edit } from './editor-keys';

export interface YamlEditorHandle {
  /** Puts the caret on a line, which is selected, and shows it. */
  readonly goToLine: (line: number) => void;
}

interface YamlEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Lines on which something is wrong. */
  readonly wrongLines: ReadonlySet<number>;
  readonly ref?: Ref<YamlEditorHandle>;
}

/** How many lines stay in sight above the one that is gone to. */
const LINES_ABOVE = 4;

/** Plain text with line numbers. The keyboard is never trapped in it: Escape, then Tab (OWN-WEB-4). */
export function YamlEditor({ value, onChange, wrongLines, ref }: YamlEditorProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const isLeaving = useRef(false);
  const lineCount = useMemo(() => value.split('\n').length, [value]);

  useImperativeHandle(ref, () => ({ goToLine: (line) => area.current && showLine(area.current, line) }), []);

  function handleKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const edit = isLeaving.current ? null : editFor(event);
    isLeaving.current = event.key === 'Escape' || (isLeaving.current && ['Tab', 'Shift'].includes(event.key));
    if (!edit) return;
    event.preventDefault();
    write(event.currentTarget, edit);
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex h-[min(40rem,70dvh)] overflow-hidden rounded-control border border-line-strong bg-surface font-mono text-xs leading-normal focus-within:border-accent focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
        <div
          ref={gutter}
          aria-hidden
          className="shrink-0 overflow-hidden bg-sunken py-2 text-right text-muted select-none"
        >
          <LineNumbers count={lineCount} wrongLines={wrongLines} />
        </div>
        <textarea
          ref={area}
          aria-label="The question as YAML"
          aria-describedby={`${id}-keys`}
          value={value}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          className="min-w-0 flex-1 resize-none bg-transparent px-3 py-2 whitespace-pre text-ink outline-none"
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={handleKey}
          onBlur={() => (isLeaving.current = false)}
          onScroll={({ currentTarget }) => gutter.current && (gutter.current.scrollTop = currentTarget.scrollTop)}
        />
      </div>
      <p id={`${id}-keys`} className="text-xs text-muted">
        Tab indents. To leave the text with the keyboard, press Escape and then Tab.
      </p>
    </div>
  );
}

function LineNumbers({ count, wrongLines }: { readonly count: number; readonly wrongLines: ReadonlySet<number> }) {
  return Array.from({ length: count }, (_, index) => (
    <div
      key={index}
      className={classes('min-w-8 px-2 tabular-nums', wrongLines.has(index + 1) && 'bg-red-soft font-medium text-red')}
    >
      {index + 1}
    </div>
  ));
}

function editFor({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
  nativeEvent,
  currentTarget,
}: KeyboardEvent<HTMLTextAreaElement>) {
  if (ctrlKey || metaKey || altKey || nativeEvent.isComposing) return null;
  const { value, selectionStart, selectionEnd } = currentTarget;
  if (key === 'Tab') return (shiftKey ? outdent : indent)(value, selectionStart, selectionEnd);
  return key === 'Enter' && !shiftKey ? breakLine(value, selectionStart, selectionEnd) : null;
}

/** As if it were typed, so that undo takes it back; `insertText` is the only way to that, and every browser has it. */
function write(area: HTMLTextAreaElement, { from, to, text, selection }: Edit): void {
  area.setSelectionRange(from, to);
  const isTyped = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (!isTyped) area.setRangeText(text, from, to);
  area.setSelectionRange(...selection);
}

function showLine(area: HTMLTextAreaElement, line: number): void {
  area.focus();
  area.setSelectionRange(...rangeOfLine(area.value, line));
  const lineHeight = parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, (line - 1 - LINES_ABOVE) * lineHeight);
  area.scrollLeft = 0;
}
