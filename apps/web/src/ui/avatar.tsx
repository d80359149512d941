import { classes } from './classes';
import { personColour } from './person-colour';

interface AvatarProps {
  readonly name: string;
  readonly colourIndex: number;
  /** Left out where it does not matter whether somebody is here. */
  readonly isConnected?: boolean | undefined;
  readonly size?: 'sm' | 'md' | 'lg';
}

const SIZES = { sm: 'size-6 text-xs', md: 'size-8 text-xs', lg: 'size-10 text-sm' } as const;

/**
 * A person as a disc with their initials. The name is read aloud, with "away" when they are not connected.
 * The initials are drawn, not written: they are a picture of the name, not a label of their own.
 */
export function Avatar({ name, colourIndex, isConnected, size = 'md' }: AvatarProps) {
  const isAway = isConnected === false;
  return (
    <span
      role="img"
      aria-label={isAway ? `${name} (away)` : name}
      title={isAway ? `${name} (away)` : name}
      className={classes('relative inline-flex shrink-0 rounded-full select-none', SIZES[size])}
    >
      <span
        aria-hidden
        data-initials={initialsOf(name)}
        className={classes(
          'flex size-full items-center justify-center rounded-full font-medium text-person-ink before:content-[attr(data-initials)]',
          isAway && 'opacity-60 grayscale',
        )}
        style={{ backgroundColor: personColour(colourIndex).cssVariable }}
      />
      {isConnected !== undefined && (
        <span
          aria-hidden
          className={classes(
            'absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full border-2',
            isConnected ? 'border-surface bg-green' : 'border-muted bg-surface',
          )}
        />
      )}
    </span>
  );
}

/** First letters of the first and last word; whole graphemes, so that emoji and combined letters stay whole. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => firstGrapheme(word ?? ''))
    .join('')
    .toUpperCase();
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstGrapheme(word: string): string {
  for (const { segment } of GRAPHEMES.segment(word)) return segment;
  return '';
}
