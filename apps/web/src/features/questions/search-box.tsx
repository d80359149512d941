import { Search } from 'lucide-react';
import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type Ref } from 'react';
import { classes } from '#ui/classes';
import { TextField } from '#ui/text-field';

/** Long enough that a quick typist asks once per word, short enough to feel immediate. */
const PAUSE_MS = 120;

export interface SearchBoxHandle {
  readonly focus: () => void;
}

interface SearchBoxProps {
  readonly ref?: Ref<SearchBoxHandle>;
  readonly label: string;
  readonly placeholder: string;
  /** The key that leads here, shown where there is a keyboard. */
  readonly hint?: string;
  /** What is looked for. It may also change from outside: by going back, or by clearing. */
  readonly words: string;
  /** After a pause in typing; resolves once `words` has followed. */
  readonly onSearch: (words: string) => Promise<void>;
  /** Down from the field. */
  readonly onLeaveDown?: () => void;
}

/**
 * A field that searches while one types. What stands in it is the reader's own until they pause: an answer that comes late
 * never overwrites a letter.
 */
export function SearchBox({ ref, label, placeholder, hint, words, onSearch, onLeaveDown }: SearchBoxProps) {
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef(0);
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }));
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (field.current && pending.current === 0 && field.current.value.trim() !== words) field.current.value = words;
  }, [words]);

  function search(pauseMs: number): void {
    clearTimeout(timer.current);
    pending.current++;
    const sentBefore = pending.current;
    timer.current = setTimeout(() => {
      void onSearch(field.current?.value.trim() ?? '').finally(() => {
        if (pending.current === sentBefore) pending.current = 0;
      });
    }, pauseMs);
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'ArrowDown' && onLeaveDown) {
      event.preventDefault();
      onLeaveDown();
    } else if (event.key === 'Escape' && event.currentTarget.value !== '') {
      event.preventDefault();
      event.currentTarget.value = '';
      search(0);
    } else if (event.key === 'Enter') {
      // In a form it would send the form.
      event.preventDefault();
      search(0);
    }
  }

  return (
    <div className="relative min-w-0">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
      <TextField
        ref={field}
        label={label}
        isLabelHidden
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={placeholder}
        className={classes('pl-9', hint && 'sm:pr-9')}
        defaultValue={words}
        onChange={() => search(PAUSE_MS)}
        onKeyDown={handleKey}
      />
      {hint && (
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-3 hidden -translate-y-1/2 rounded-control border border-line px-1.5 font-mono text-xs text-muted sm:pointer-fine:block"
        >
          {hint}
        </kbd>
      )}
    </div>
  );
}
