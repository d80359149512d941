import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';
import { classes } from './classes';

function Anchor({ className, ...rest }: ComponentPropsWithRef<'a'>) {
  return (
    <a
      {...rest}
      className={classes(
        'rounded-control text-accent underline underline-offset-4 hover:text-accent-strong',
        className,
      )}
    />
  );
}

/** A link within a text or a list. */
export const TextLink = createLink(Anchor);
