import { describe, expect, it } from '@jest/globals';
import { breakLine, indent, outdent, rangeOfLine, type Edit } from './editor-keys';

/** A text with its selection between bars; one bar is the caret. */
function read(marked: string): [text: string, start: number, end: number] {
  const [before = '', selected, after] = marked.split('|');
  if (after === undefined) return [before + (selected ?? ''), before.length, before.length];
  return [before + selected + after, before.length, before.length + (selected?.length ?? 0)];
}

function after(marked: string, key: (text: string, start: number, end: number) => Edit): string {
  const [text, start, end] = read(marked);
  const edit = key(text, start, end);
  const written = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  const [from, to] = edit.selection;
  const mark = from === to ? '|' : `|${written.slice(from, to)}|`;
  return written.slice(0, from) + mark + written.slice(to);
}

describe('keys of the editor', () => {
  it.each([
    ['|a', '  |a'],
    ['a|b|c', 'a  |c'],
    ['|a\nb|', '  |a\n  b|'],
    ['x|a\n\nb|y\nc', '  x|a\n\n  b|y\nc'],
    ['|a\n|b', '  |a\n|b'],
  ])('[OWN-WEB-4] Tab makes %j into %j', (before, expected) => expect(after(before, indent)).toBe(expected));

  it.each([
    ['    a|', '  a|'],
    [' |a', '|a'],
    ['|a', '|a'],
    ['|  a\n b\nc|', '|a\nb\nc|'],
  ])('[OWN-WEB-4] Shift and Tab make %j into %j', (before, expected) => expect(after(before, outdent)).toBe(expected));

  it.each([
    ['a: b|', 'a: b\n|'],
    ['  a:|', '  a:\n    |'],
    ['  a: # so|', '  a: # so\n    |'],
    ['  - a: b|', '  - a: b\n    |'],
    ['  - a|\nb', '  - a\n    |\nb'],
    ['  a|b|', '  a\n  |'],
  ])('[OWN-WEB-4] Enter makes %j into %j', (before, expected) => expect(after(before, breakLine)).toBe(expected));

  it('[OWN-WEB-3] finds a line by its number', () => {
    const text = 'one\n\nthree\n';
    expect([1, 2, 3, 4, 9].map((line) => rangeOfLine(text, line))).toEqual([
      [0, 3],
      [4, 4],
      [5, 10],
      [11, 11],
      [11, 11],
    ]);
  });
});
