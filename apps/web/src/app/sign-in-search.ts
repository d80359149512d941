export interface SignInSearch {
  readonly tab?: 'sign-in' | 'sign-up';
  /** Where to go afterwards: a path of our own. */
  readonly next?: string;
}

export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  // Both keys are always named: the router would fill in for a missing one what the address says.
  return {
    tab: search.tab === 'sign-in' || search.tab === 'sign-up' ? search.tab : undefined,
    next: isOwnPath(search.next) ? search.next : undefined,
  };
}

/** `//host` and `/\host` lead elsewhere, although they begin like a path. */
function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])/u.test(value);
}
