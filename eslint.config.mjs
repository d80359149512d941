import { readdirSync } from 'node:fs';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const SERVER = './apps/server/src';
const WEB = './apps/web/src';

/** Which lib may import which; every other import between libs is an error. docs/ARCHITECTURE.md has the picture. */
const LIB_IMPORTS = {
  interview: [],
  estimation: [],
  contract: ['interview', 'questions'],
  documents: ['interview'],
  replay: ['interview', 'documents'],
  questions: ['interview', 'estimation'],
};

/** What a server noun shows to the others, by the end of the file name. Repositories and controllers are its own. */
const OPEN_FILES = [
  '*.module.ts',
  '*.service.ts',
  '*.policy.ts',
  '*.changes.ts',
  '*.writer.ts',
  '*.log.ts',
  '*.sealer.ts',
];

const foldersIn = (path) =>
  readdirSync(new URL(path, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const serverNouns = foldersIn(SERVER).filter((name) => !['platform', 'generated'].includes(name));
const features = foldersIn(`${WEB}/features`);

const others = (all, one) => all.filter((name) => name !== one);

const zones = [
  {
    target: `${SERVER}/platform`,
    from: serverNouns.map((noun) => `${SERVER}/${noun}`),
    message: 'platform/ knows no noun.',
  },
  ...serverNouns.map((noun) => ({
    target: `${SERVER}/${noun}`,
    from: others(serverNouns, noun).map((other) => `${SERVER}/${other}/!(${OPEN_FILES.join('|')})`),
    message: "A noun uses another noun's service, never its repository or controller.",
  })),
  ...features.map((feature) => ({
    target: `${WEB}/features/${feature}`,
    from: [...others(features, feature).map((other) => `${WEB}/features/${other}`), `${WEB}/app`],
    message: 'A feature never imports a feature; a route composes them.',
  })),
  {
    target: `${WEB}/ui`,
    from: ['features', 'app', 'platform'].map((folder) => `${WEB}/${folder}`),
    message: 'ui/ knows no domain.',
  },
  {
    target: `${WEB}/platform`,
    from: ['features', 'app', 'ui'].map((folder) => `${WEB}/${folder}`),
    message: 'platform/ knows no feature.',
  },
];

const vagueNames = {
  regex: '^[.#].*/(utils?|helpers?|common|shared|misc)(/|\\.|$)',
  message: 'Name the file after what it holds.',
};

const libImports = Object.entries(LIB_IMPORTS).map(([lib, allowed]) => ({
  files: [`libs/${lib}/src/**/*.ts`],
  ignores: ['**/*.spec.ts'],
  rules: {
    'no-restricted-globals': ['error', { name: 'process', message: 'libs know no environment.' }],
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          vagueNames,
          {
            group: ['@fortyfive/*', ...allowed.map((name) => `!@fortyfive/${name}`)],
            message: `libs/${lib} may import ${allowed.join(' and ') || 'no other lib'}.`,
          },
          { regex: '^(@nestjs/|@prisma/|react(-dom)?$)|(^|/)apps/', message: 'libs are pure TypeScript.' },
        ],
      },
    ],
  },
}));

const environment = {
  object: 'process',
  property: 'env',
  message: 'platform/config.ts is the only reader of the environment.',
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/generated/**', '**/public/**', '.data/**'] },
  ...tseslint.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: ['apps/web/tsconfig.json', 'test/tsconfig.json'],
          noWarnOnMultipleProjects: true,
          conditionNames: ['source', 'import', 'default'],
        }),
      ],
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 350],
      'no-console': 'error',
      'no-restricted-imports': ['error', { patterns: [vagueNames] }],
      'no-restricted-properties': ['error', { property: '$queryRawUnsafe', message: 'Use the tagged $queryRaw.' }],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  ...libImports,
  {
    files: ['apps/server/src/**/*.ts'],
    ignores: ['**/*.spec.ts', 'apps/server/src/platform/config.ts', 'apps/server/src/main.ts'],
    rules: { 'no-restricted-properties': ['error', environment] },
  },
  { files: ['apps/web/src/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    files: ['test/**', '**/*.spec.ts', '**/*.test.tsx', 'apps/server/launch/**', 'prisma/**'],
    rules: { 'max-lines': 'off', 'no-console': 'off' },
  },
);
