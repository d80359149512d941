import { useEffect, type RefObject } from 'react';

/** What Excalidraw leaves out for people who do not see its buttons: which elements, and what they need. */
const REPAIRS: readonly (readonly [selector: string, attributesOf: (element: Element) => Attributes])[] = [
  ['[data-testid="main-menu-trigger"], .dropdown-menu-button:not([title])', () => ({ 'aria-label': 'Menu' })],
  ['.color-picker-container', (element) => ({ role: 'group', 'aria-modal': null, 'aria-label': headingOf(element) })],
  ['.FontPicker__container', () => ({ role: 'group', 'aria-modal': null, 'aria-label': 'Font' })],
  ['div[aria-expanded]:not([role])', () => ({ 'aria-expanded': null, 'aria-haspopup': null, 'aria-controls': null })],
  ['.reset-zoom-button', (element) => ({ 'aria-label': `${element.textContent.trim()}, reset the zoom` })],
  ['[data-testid="search-menu-button"]', () => ({ 'aria-label': null })],
  ['footer', () => ({ role: 'group', 'aria-label': 'View' })],
  ['.HelpDialog__shortcut', (element) => ({ hidden: isOfNoUse(element) ? '' : null })],
  ['.Modal[role="dialog"]', (element) => ({ 'aria-labelledby': null, 'aria-label': titleOf(element) })],
];

/** `null` takes the attribute away. */
type Attributes = Readonly<Record<string, string | null>>;

const WATCHED = { subtree: true, childList: true, characterData: true, attributeFilter: ['aria-expanded', 'role'] };

/** Keeps Excalidraw's markup in order for screen readers, within the element and in the dialogs it opens (BOARD-9). */
export function useMarkupRepairs(board: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!board.current) return;
    const observer = new MutationObserver((changes) => {
      const roots = changes.map(({ target }) => (target instanceof Element ? target : target.parentElement));
      for (const root of new Set(roots)) if (root) repair(root);
    });
    // Dialogs hang below the body, outside the board.
    const dialogs = new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof Element && node.matches('.excalidraw-modal-container'))) continue;
        repair(node);
        observer.observe(node, WATCHED);
        requestAnimationFrame(() => focusWithin(node));
      }
    });
    repair(board.current);
    observer.observe(board.current, WATCHED);
    dialogs.observe(document.body, { childList: true });
    return () => {
      observer.disconnect();
      dialogs.disconnect();
    };
  }, [board]);
}

/** Excalidraw gives the focus to a link of its help that we do not show; without it, no key would reach the dialog. */
function focusWithin(dialog: Element): void {
  if (!dialog.contains(document.activeElement)) dialog.querySelector<HTMLElement>('.Modal__content')?.focus();
}

function repair(root: Element): void {
  for (const [selector, attributesOf] of REPAIRS) {
    const found = [...root.querySelectorAll(selector), ...(root.matches(selector) ? [root] : [])];
    for (const element of found) setAttributes(element, attributesOf(element));
  }
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) === value) continue;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}

function titleOf(dialog: Element): string {
  return dialog.querySelector('h2, h3')?.textContent ?? 'Board';
}

/** Excalidraw's help lists also what this board does not have: pictures, links, a theme and a view of its own, commands. */
const ABSENT = ['Insert image', 'Add / Update link', 'Toggle light/dark theme', 'View mode', 'Command palette'];

function isOfNoUse(shortcut: Element): boolean {
  return ABSENT.some((label) => shortcut.textContent.startsWith(label));
}

/** A colour picker stands below its own heading: "Stroke", "Background". */
function headingOf(picker: Element): string {
  return picker.parentElement?.previousElementSibling?.textContent ?? 'Colour';
}
