import { classes } from './classes';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'border-line-strong/60 bg-surface text-ink hover:bg-sunken hover:border-line-strong',
  quiet: 'border-transparent bg-transparent text-ink hover:bg-ink/7',
  danger: 'border-red/50 bg-surface text-red hover:border-red hover:bg-red-soft',
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  sm: 'h-7 px-2 text-xs gap-1 [&_svg]:size-3.5',
  md: 'h-9 px-3 text-sm gap-2 [&_svg]:size-4',
  lg: 'h-11 px-4 text-base gap-2 [&_svg]:size-4.5',
};

/** Buttons that hold an icon only. */
const SQUARES: Readonly<Record<ButtonSize, string>> = {
  sm: 'size-7 [&_svg]:size-4',
  md: 'size-9 [&_svg]:size-4.5',
  lg: 'size-11 [&_svg]:size-5',
};

interface ButtonLook {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly isSquare?: boolean;
  readonly className?: string;
}

/** How a button looks; links that lead to the next thing to do look the same. */
export function buttonClass({ variant = 'secondary', size = 'md', isSquare = false, className }: ButtonLook): string {
  return classes(
    'inline-flex shrink-0 items-center justify-center rounded-control border font-medium whitespace-nowrap select-none [&_svg]:shrink-0',
    'transition-colors disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55 aria-disabled:cursor-not-allowed',
    VARIANTS[variant],
    (isSquare ? SQUARES : SIZES)[size],
    className,
  );
}
