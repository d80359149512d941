import { markedParts } from './marked-text';

interface MarkedProps {
  readonly text: string;
  readonly terms: readonly string[];
}

/** A text in which what was found stands out: by weight and a line as well as by colour. */
export function Marked({ text, terms }: MarkedProps) {
  return markedParts(text, terms).map((part, index) =>
    part.isFound ? (
      <mark
        key={index}
        className="rounded-control bg-accent-soft text-inherit underline decoration-accent decoration-2 underline-offset-2"
      >
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
