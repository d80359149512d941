export interface StartSearch {
  /** How a question is named: a slug, the id of one's own, or `~` and the token of a shared link. */
  readonly question?: string;
}

const REF = /^(~[\w-]{22}|[a-z0-9-]{1,80})$/u;

/** Reads an address, whoever wrote it: what cannot be the name of a question is left out. */
export function readStartSearch({ question }: Readonly<Record<string, unknown>>): StartSearch {
  return { question: typeof question === 'string' && REF.test(question) ? question : undefined };
}
