import { Lexer, LineCounter, Parser, type CST } from 'yaml';

/** Several times what the longest file of the bank has. */
const MOST_LEXEMES = 30_000;
const MOST_ENTRIES = 200;
const MOST_LEVELS = 20;

/** Why a text is not read at all, and where. */
export interface YamlExcess {
  readonly line: number;
  readonly message: string;
}

/**
 * Whether a text would cost too much to read, or more: brackets by the ten thousand overflow the stack within a regular expression,
 * and that ends the process (QUESTION-9). What does not nest deeply and has few entries per list is read in a moment.
 *
 * @example findExcess('[[[[[[[[[[[[[[[[[[[[[[[[') // { line: 1, message: 'is nested more than 20 levels deep' }
 */
export function findExcess(text: string): YamlExcess | null {
  const lines = new LineCounter();
  if (!isShort(text)) return { line: 1, message: 'there is more punctuation in this text than a problem can have' };
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    const excess = token.type === 'document' && token.value ? findExcessIn(token.value) : null;
    if (excess) return { line: lines.linePos(excess.token.offset).line, message: excess.message };
  }
  return null;
}

/** The lexer takes time in proportion to what it has given, and is asked for no more than is allowed. */
function isShort(text: string): boolean {
  const lexemes = new Lexer().lex(text);
  for (let count = 0; count <= MOST_LEXEMES; count++) if (lexemes.next().done) return true;
  return false;
}

/** Without recursion, for that is what it protects. */
function findExcessIn(top: CST.Token): { readonly token: CST.Token; readonly message: string } | null {
  const waiting = [{ token: top, level: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, level } = next;
    if (level > MOST_LEVELS) return { token, message: `this is nested more than ${MOST_LEVELS} levels deep` };
    if (!('items' in token)) continue;
    if (token.items.length > MOST_ENTRIES) return { token, message: `this has more than ${MOST_ENTRIES} entries` };
    for (const { key, value } of token.items)
      for (const nested of [key, value]) if (nested) waiting.push({ token: nested, level: level + 1 });
  }
  return null;
}
