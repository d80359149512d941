/** Three projects: `unit` (pure), `integration` (real Postgres and sockets), `browser` (real Chromium). */
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
};

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^#(ui|platform|features)/(.*)$': '<rootDir>/apps/web/src/$1/$2',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
};

const database = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

export default {
  maxWorkers: 2,
  // Modules of finished suites are never let go of: a worker grew to 3.7 GB, and then collects garbage more than it tests.
  workerIdleMemoryLimit: '1.5GB',
  testTimeout: 20_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/libs/*/src/**/*.spec.ts',
        '<rootDir>/apps/web/src/**/*.spec.ts',
        '<rootDir>/test/architecture.spec.ts',
      ],
    },
    {
      ...base,
      ...database,
      displayName: 'integration',
      testMatch: ['<rootDir>/apps/server/src/**/*.spec.ts', '<rootDir>/test/*.integration.ts'],
    },
    {
      ...base,
      ...database,
      globalSetup: '<rootDir>/test/support/browser-setup.mjs',
      displayName: 'browser',
      testMatch: ['<rootDir>/test/*.e2e.ts'],
    },
  ],
};
