import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { isComponentKind, type Direction } from '@fortyfive/documents';
import { componentKindOf, componentsOf, nameOf, titleOf } from './components';
import { KindIcon } from './kind-icon';
import { ALL_KINDS, searchKinds, type Kind } from './kind-search';
import type { Spot } from './placement';
import { SearchMenu, type Choice } from './search-menu';

interface MenuPlace {
  /** Its corner, in px of the board's view. */
  readonly at: Spot;
}

export interface KindMenuState extends MenuPlace {
  readonly to: 'add';
  /** The component beside which it goes, with an arrow from there; its own place otherwise. */
  readonly from: { readonly id: string; readonly name: string; readonly direction: Direction } | null;
}

export interface ConnectMenuState extends MenuPlace {
  readonly to: 'connect';
  readonly from: ExcalidrawElement;
}

export type MenuState = KindMenuState | ConnectMenuState;

interface KindMenuProps {
  readonly menu: KindMenuState;
  readonly onChoose: (kind: Kind) => void;
  readonly onClose: (isLeft: boolean) => void;
}

/** All kinds, by their own and by other names. What is connected is a component: nothing leads to a region. */
export function KindMenu({ menu: { at, from }, onChoose, onClose }: KindMenuProps) {
  const kinds = from ? ALL_KINDS.filter(isComponentKind) : ALL_KINDS;
  const search = (typed: string) => searchKinds(typed, kinds).map(choiceOfKind);
  const label = from ? `Add what ${from.name} leads to` : 'Add a component';
  return <SearchMenu {...{ label, at, search, onChoose, onClose }} empty="Nothing has that name." />;
}

function choiceOfKind({ kind, alias }: ReturnType<typeof searchKinds>[number]): Choice<Kind> {
  return { id: kind, value: kind, label: titleOf(kind), icon: <KindIcon kind={kind} />, detail: alias ?? undefined };
}

interface ConnectMenuProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly menu: ConnectMenuState;
  readonly onChoose: (component: ExcalidrawElement) => void;
  readonly onClose: (isLeft: boolean) => void;
}

/** All other components of the board, by name or kind. */
export function ConnectMenu({ api, menu: { at, from }, onChoose, onClose }: ConnectMenuProps) {
  const elements = api.getSceneElements();
  const choices = componentsOf(elements)
    .filter(({ id }) => id !== from.id)
    .flatMap((component) => choiceOfComponent(elements, component));
  const search = (typed: string) => {
    const query = typed.trim().toLowerCase();
    const found = choices.filter(({ label, detail }) => `${label} ${detail}`.toLowerCase().includes(query));
    // "Links" before "Hot links".
    const begins = ({ label }: (typeof choices)[number]) => Number(label.toLowerCase().startsWith(query));
    return found.sort((one, other) => begins(other) - begins(one));
  };
  const label = `Connect ${nameOf(elements, from)} to`;
  const empty = choices.length === 0 ? 'There is no other component yet.' : 'Nothing has that name.';
  return <SearchMenu {...{ label, at, search, empty, onChoose, onClose }} />;
}

function choiceOfComponent(
  elements: readonly ExcalidrawElement[],
  component: ExcalidrawElement,
): Choice<ExcalidrawElement>[] {
  const kind = componentKindOf(component);
  if (!kind) return [];
  const [label, title] = [nameOf(elements, component), titleOf(kind)];
  return [
    { id: component.id, value: component, label, icon: <KindIcon kind={kind} />, detail: label === title ? '' : title },
  ];
}
