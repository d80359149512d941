import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class';

interface ButtonAnchorProps extends ComponentPropsWithRef<'a'> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: ReactNode;
}

function ButtonAnchor({ variant, size, icon, className, children, ...rest }: ButtonAnchorProps) {
  return (
    <a {...rest} className={buttonClass({ variant, size, className })}>
      {icon}
      {children}
    </a>
  );
}

/** A link to another page that looks like a button: `<LinkButton to="/start" variant="primary">`. */
export const LinkButton = createLink(ButtonAnchor);
