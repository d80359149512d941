/** Text to put in the place of a part, and what is selected afterwards. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly selection: readonly [start: number, end: number];
}

const INDENT = '  ';

/**
 * What Tab writes: two spaces, or, with several lines selected, two more before each.
 * @example indent('a', 0, 0) // { from: 0, to: 0, text: '  ', selection: [2, 2] }
 */
export function indent(text: string, start: number, end: number): Edit {
  if (!text.slice(start, end).includes('\n'))
    return { from: start, to: end, text: INDENT, selection: [start + INDENT.length, start + INDENT.length] };
  return changeLines(text, start, end, (line) => (line === '' ? line : INDENT + line));
}

/** What Shift and Tab write: up to two spaces less before each line. */
export function outdent(text: string, start: number, end: number): Edit {
  return changeLines(text, start, end, (line) => line.replace(/^ {1,2}/, ''));
}

/**
 * What Enter writes: a line as far in as this one, or further after a colon. Behind the dash of a list it is as far in as its text.
 * @example breakLine('a:', 2, 2).text // '\n  '
 */
export function breakLine(text: string, start: number, end: number): Edit {
  const line = text.slice(startOfLine(text, start), start);
  const [, spaces = '', dashes = ''] = /^( *)((?:- +)*)/.exec(line) ?? [];
  const isOpening = /:\s*(#.*)?$/.test(line);
  const added = `\n${spaces}${' '.repeat(dashes.length)}${isOpening ? INDENT : ''}`;
  return { from: start, to: end, text: added, selection: [start + added.length, start + added.length] };
}

/** Where a line begins and ends; lines count from 1. @example rangeOfLine('a\nbc', 2) // [2, 4] */
export function rangeOfLine(text: string, line: number): readonly [start: number, end: number] {
  const before = text.split('\n').slice(0, line - 1);
  const start = Math.min(before.join('\n').length + (before.length > 0 ? 1 : 0), text.length);
  const end = text.indexOf('\n', start);
  return [start, end === -1 ? text.length : end];
}

function changeLines(text: string, start: number, end: number, change: (line: string) => string): Edit {
  const from = startOfLine(text, start);
  // A selection that ends at the very beginning of a line does not mean that line.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const next = text.indexOf('\n', last);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const changed = lines.map(change);
  const first = (changed[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const all = changed.join('\n');
  const newStart = Math.max(from, start + first);
  return { from, to, text: all, selection: [newStart, Math.max(newStart, end + all.length - (to - from))] };
}

function startOfLine(text: string, place: number): number {
  return text.lastIndexOf('\n', place - 1) + 1;
}
