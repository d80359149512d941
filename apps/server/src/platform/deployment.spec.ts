import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig, variableNames } from './config.js';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

interface Service {
  environment: Record<string, string>;
  volumes?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

const compose = parse(read('docker-compose.yml')) as { services: Record<'app' | 'database', Service>; volumes: object };
const dockerfile = read('Dockerfile');

/** `${NAME:-default}` and `${NAME:?message}`, as Compose fills them in. */
function fillIn(text: string, env: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::-([^}]*))?(?::\?[^}]*)?\}/g, (_, name: string, unset?: string) => {
    return env[name] || unset || '';
  });
}

function readImageVariables(): Record<string, string> {
  const [, line = ''] = /^ENV (.*)$/m.exec(dockerfile) ?? [];
  return Object.fromEntries(line.split(' ').map((pair) => pair.split('=') as [string, string]));
}

describe('docker-compose.yml', () => {
  const { app, database } = compose.services;

  it('[PLATFORM-1] sets only variables that the server reads, to values that it accepts', () => {
    const names = [...Object.keys(readImageVariables()), ...Object.keys(app.environment)];
    expect(names.filter((name) => !variableNames.includes(name))).toEqual([]);
    const given = { SESSION_SECRET: 's'.repeat(44) };
    const filled = Object.entries(app.environment).map(([name, value]) => [name, fillIn(value, given)]);
    const config = readConfig({ ...readImageVariables(), ...Object.fromEntries(filled) });
    expect(config).toMatchObject({ host: '0.0.0.0', port: 4545, dataDir: '/data', environment: 'production' });
  });

  it('[PLATFORM-1] does not start without a secret, and agrees with the database about who the app is', () => {
    expect(app.environment.SESSION_SECRET).toMatch(/^\$\{SESSION_SECRET:\?/);
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = database.environment;
    const expected = `postgresql://${POSTGRES_USER}:${POSTGRES_PASSWORD}@database:5432/${POSTGRES_DB}`;
    expect(app.environment.DATABASE_URL).toBe(expected);
  });

  it('[PLATFORM-15] waits for the database, whose data are where its image keeps them', () => {
    expect(app.depends_on?.database?.condition).toBe('service_healthy');
    expect(database.healthcheck?.test).toContain('pg_isready');
    expect(database.volumes).toEqual(['database:/var/lib/postgresql']);
  });

  it('[PLATFORM-24] keeps the files of the app in a volume that outlives its container', () => {
    const { DATA_DIR } = readImageVariables();
    expect(app.volumes).toEqual([`data:${DATA_DIR}`]);
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(['data', 'database']));
  });
});

describe('Dockerfile', () => {
  it('[PLATFORM-15] copies what exists, and the manifest of every workspace', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) => match[1]!.split(' '));
    expect(copied.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
    const folders = ['apps', 'libs'].flatMap((folder) =>
      readdirSync(path.join(ROOT, folder)).map((n) => `${folder}/${n}`),
    );
    const manifests = folders
      .map((folder) => `${folder}/package.json`)
      .filter((file) => existsSync(path.join(ROOT, file)));
    expect(copied).toEqual(expect.arrayContaining(manifests));
  });

  it('[PLATFORM-15] runs the server itself, without rights, and asks it how it is', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^CMD \["node", "apps\/server\/dist\/main.js"\]$/m);
    expect(dockerfile).toContain('/api/health');
  });
});
