import { notesField } from '@fortyfive/documents';
import { STEPS, type StepId } from '@fortyfive/interview';
import type * as Y from 'yjs';
import { sheetOf } from './estimate-sheet';

/** Which interview the notes are from, as the file says it. */
export interface NotesTitle {
  readonly question: string;
  readonly startedAtMs: number;
  /** They are the interviewer's alone. */
  readonly isPrivate?: boolean;
}

/**
 * All six sections as one Markdown text. Fetches what it needs to write Markdown.
 * @param given what else stands in a section, as Markdown
 */
export async function notesMarkdown(
  document: Y.Doc,
  { question, startedAtMs, isPrivate = false }: NotesTitle,
  given: (stepId: StepId) => string = () => '',
): Promise<string> {
  const [{ sectionMarkdown }] = await Promise.all([import('./note-markdown'), sheetOf(document).compute()]);
  const sections = STEPS.map(({ id, title }, index) => {
    const parts = [`## ${index + 1}. ${title}`, sectionMarkdown(document, notesField(id)), given(id)];
    return parts.filter(Boolean).join('\n\n');
  });
  return (
    [`# ${question}`, `${isPrivate ? 'Private notes' : 'Notes'} of ${dayOf(startedAtMs)}`, ...sections].join('\n\n') +
    '\n'
  );
}

/** @example notesFileName({ question: 'Design a URL shortener', startedAtMs }) // 'design-a-url-shortener-2026-11-20.md' */
export function notesFileName({ question, startedAtMs, isPrivate = false }: NotesTitle): string {
  const words = question
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${words.slice(0, 80) || 'notes'}${isPrivate ? '-private' : ''}-${dayOf(startedAtMs)}.md`;
}

/** The day at the place where the reader is. */
function dayOf(timeMs: number): string {
  const date = new Date(timeMs);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** Hands a text to the browser as a file to keep. */
export function saveAsFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  link.download = name;
  link.click();
  // Only once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
