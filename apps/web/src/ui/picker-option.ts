export interface PickerOption {
  readonly value: string;
  readonly label: string;
  /** What the option belongs to; read aloud before it and searched with it, and seen by its place under it. */
  readonly group?: string;
  /** At the end of the line: how many there are. */
  readonly count?: number;
}

/** The options of which every typed word begins a word, in the label or in the group. */
export function findOptions(options: readonly PickerOption[], typed: string): readonly PickerOption[] {
  const words = wordsIn(typed);
  return options.filter(({ label, group = '' }) => {
    const known = wordsIn(`${label} ${group}`);
    return words.every((word) => known.some((other) => other.startsWith(word)));
  });
}

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
