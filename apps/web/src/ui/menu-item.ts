import type { ReactNode } from 'react';

interface MenuAction {
  readonly kind?: 'action';
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  readonly tone?: 'default' | 'danger';
  readonly isDisabled?: boolean;
  readonly onSelect: () => void;
}

/** Words that are not a choice, such as who is signed in. */
interface MenuHeading {
  readonly kind: 'heading';
  readonly label: ReactNode;
}

interface MenuLine {
  readonly kind: 'line';
}

/** One of a few, with a tick at the one that holds. */
interface MenuChoices {
  readonly kind: 'choices';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: ReactNode; readonly icon?: ReactNode }[];
}

export type MenuItem = MenuAction | MenuHeading | MenuLine | MenuChoices;
