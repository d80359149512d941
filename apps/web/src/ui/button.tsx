import { LoaderCircle } from 'lucide-react';
import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class';
import { Tooltip, type TooltipSide } from './tooltip';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Something is under way: the button keeps the focus but does nothing. */
  readonly isBusy?: boolean;
  readonly icon?: ReactNode;
  /** As wide as high, for an icon alone: see IconButton. */
  readonly isSquare?: boolean;
}

export function Button({
  variant,
  size,
  isBusy = false,
  isSquare,
  icon,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  function handleClick(event: MouseEvent<HTMLButtonElement>): void {
    if (isBusy) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ variant, size, isSquare, className })}
      aria-disabled={isBusy || rest['aria-disabled']}
      aria-busy={isBusy || undefined}
      onClick={handleClick}
    >
      {isBusy ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'isSquare'> {
  /** What it does; read aloud and shown as a tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly tooltipSide?: TooltipSide;
}

export function IconButton({ label, tooltipSide, variant = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} side={tooltipSide} isLabel>
      <Button {...rest} variant={variant} isSquare aria-label={label} />
    </Tooltip>
  );
}
