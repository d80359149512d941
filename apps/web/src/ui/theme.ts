import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type ResolvedTheme = 'light' | 'dark';

interface Theme {
  readonly choice: ThemeChoice;
  readonly resolved: ResolvedTheme;
}

const STORAGE_KEY = 'theme';
const PAPER_HEX: Readonly<Record<ResolvedTheme, string>> = { light: '#fbfaf7', dark: '#151311' };

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let theme = resolve(storedChoice());

systemDark.addEventListener('change', () => apply(theme.choice));

/** What the person chose, what that comes to now, and a way to choose. `public/before-paint.js` applies it first. */
export function useTheme(): Theme & { readonly setChoice: (choice: ThemeChoice) => void } {
  const current = useSyncExternalStore(subscribe, () => theme);
  return { ...current, setChoice };
}

function setChoice(choice: ThemeChoice): void {
  apply(choice);
  try {
    window.localStorage.setItem(STORAGE_KEY, choice);
  } catch (error) {
    // Storage may be blocked or full; the choice then holds for this page only.
    if (!(error instanceof DOMException)) throw error;
  }
}

function apply(choice: ThemeChoice): void {
  theme = resolve(choice);
  document.documentElement.dataset.theme = theme.resolved;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', PAPER_HEX[theme.resolved]);
  listeners.forEach((listener) => listener());
}

function resolve(choice: ThemeChoice): Theme {
  const isDark = choice === 'dark' || (choice === 'system' && systemDark.matches);
  return { choice, resolved: isDark ? 'dark' : 'light' };
}

function storedChoice(): ThemeChoice {
  try {
    const stored = window.localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
