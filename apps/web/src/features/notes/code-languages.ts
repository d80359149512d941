interface CodeLanguage {
  /** What the grammar is called. */
  readonly id: string;
  readonly name: string;
  /** What people write behind the three backticks, besides the id. */
  readonly aliases?: readonly string[];
}

/** The languages that an interview needs. */
export const CODE_LANGUAGES: readonly CodeLanguage[] = [
  { id: 'bash', name: 'Shell', aliases: ['sh', 'shell', 'zsh'] },
  { id: 'go', name: 'Go', aliases: ['golang'] },
  { id: 'graphql', name: 'GraphQL', aliases: ['gql'] },
  { id: 'http', name: 'HTTP' },
  { id: 'java', name: 'Java' },
  { id: 'javascript', name: 'JavaScript', aliases: ['js', 'jsx', 'mjs'] },
  { id: 'json', name: 'JSON', aliases: ['jsonc'] },
  { id: 'protobuf', name: 'Protocol Buffers', aliases: ['proto'] },
  { id: 'python', name: 'Python', aliases: ['py'] },
  { id: 'sql', name: 'SQL', aliases: ['postgres', 'postgresql', 'mysql', 'sqlite'] },
  { id: 'typescript', name: 'TypeScript', aliases: ['ts', 'tsx'] },
  { id: 'yaml', name: 'YAML', aliases: ['yml'] },
];

const BY_WORD = new Map(CODE_LANGUAGES.flatMap((one) => [one.id, ...(one.aliases ?? [])].map((word) => [word, one])));

/** The language that a word stands for. @example findCodeLanguage('ts')?.name // 'TypeScript' */
export function findCodeLanguage(word: unknown): CodeLanguage | null {
  return typeof word === 'string' ? (BY_WORD.get(word.toLowerCase()) ?? null) : null;
}
