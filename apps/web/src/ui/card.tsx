import type { ComponentPropsWithRef } from 'react';
import { classes } from './classes';

interface CardProps extends ComponentPropsWithRef<'div'> {
  readonly as?: 'div' | 'section' | 'article' | 'li';
}

export function Card({ as: Element = 'div', className, ...rest }: CardProps) {
  // The union of tags has no common ref type; all four are plain HTML elements.
  const Tag = Element as 'div';
  return (
    <Tag {...rest} className={classes('min-w-0 rounded-card border border-line bg-surface', className ?? 'p-6')} />
  );
}
