import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { CLIENT_EVENTS } from '@fortyfive/contract';
import { COMPONENT_KINDS } from '@fortyfive/documents';
import { ACTIONS } from '@fortyfive/interview';
import { COMPONENT_KINDS as REFERENCE_KINDS } from '@fortyfive/questions';
import { AppModule } from '../apps/server/src/app.module.js';
import { accessOf } from '../apps/server/src/platform/access.js';
import type { RunningConfig } from '../apps/server/src/platform/config.js';
import { isMadeByOnClientEvent } from '../apps/server/src/platform/on-client-event.js';
import { SystemTime } from '../apps/server/src/platform/time-source.js';
import { Reflector } from '@nestjs/core';
import { SubscribeMessage } from '@nestjs/websockets';

const ROOT = path.join(import.meta.dirname, '..');
type Class = { readonly name: string; readonly prototype: object };
type Handler = (...args: never[]) => unknown;

/** Everything of one kind that the application's modules declare, found the way Nest finds it. */
function declared(kind: 'controllers' | 'providers'): Class[] {
  const seen = new Set<unknown>();
  const found: Class[] = [];
  const walk = (entry: unknown): void => {
    if (!entry || seen.has(entry)) return;
    seen.add(entry);
    const { module = entry, ...dynamic } = entry as { module?: object; imports?: unknown[] } & Record<string, unknown>;
    const own = (Reflect.getMetadata(kind, module as object) ?? []) as unknown[];
    for (const item of [...own, ...((dynamic[kind] as unknown[] | undefined) ?? [])]) {
      if (typeof item === 'function') found.push(item as unknown as Class);
    }
    for (const next of [
      ...((Reflect.getMetadata('imports', module as object) ?? []) as unknown[]),
      ...(dynamic.imports ?? []),
    ])
      walk(next);
  };
  walk(AppModule.for({ databaseUrl: 'postgresql://nobody@127.0.0.1/none' } as RunningConfig, new SystemTime()));
  return found;
}

/** The methods of these classes that carry a decorator's metadata. */
function handlersOf(classes: readonly Class[], metadata: string): { name: string; handler: Handler }[] {
  return classes.flatMap(({ name, prototype }) =>
    Object.getOwnPropertyNames(prototype).flatMap((key) => {
      const handler = Object.getOwnPropertyDescriptor(prototype, key)?.value as Handler | undefined;
      const isHandler = typeof handler === 'function' && Reflect.hasMetadata(metadata, handler);
      return isHandler ? [{ name: `${name}.${key}`, handler }] : [];
    }),
  );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(dist|generated|node_modules|public)\/|\.(spec|test)\.tsx?$|\.d\.ts$/.test(file));
}

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

const IMPORT_RULES = /^(import-x\/|no-restricted-imports)/;

/** Runs the linter as `npm run check` does over the whole tree, and keeps what it says about imports. */
async function lintImports(args: readonly string[], input?: string): Promise<string[]> {
  const eslint = path.join(ROOT, 'node_modules/eslint/bin/eslint.js');
  const running = promisify(execFile)(process.execPath, [eslint, '--format', 'json', ...args], {
    cwd: ROOT,
    maxBuffer: 2 ** 26,
  });
  running.child.stdin?.end(input);
  const { stdout } = await running.catch((error: { stdout: string }) => error);
  return (JSON.parse(stdout) as LintResult[]).flatMap(({ filePath, messages }) =>
    messages
      .filter(({ ruleId }) => IMPORT_RULES.test(ruleId ?? ''))
      .map(({ message }) => `${path.relative(ROOT, filePath)}: ${message}`),
  );
}

describe('the border', () => {
  it('has every route declare who may call it', () => {
    const routes = handlersOf(declared('controllers'), 'method');
    expect(routes.length).toBeGreaterThan(15);
    const reflector = new Reflector();
    for (const { name, handler } of routes) {
      const access = accessOf(reflector, handler);
      const isKnown = access === 'anyone' || access === 'signed-in' || ACTIONS.some((action) => action === access?.to);
      expect({ name, isKnown }).toEqual({ name, isKnown: true });
    }
  });

  it('lets only what has to be open be called by anyone', () => {
    const reflector = new Reflector();
    const open = handlersOf(declared('controllers'), 'method').filter(
      ({ handler }) => accessOf(reflector, handler) === 'anyone',
    );
    expect(open.map(({ name }) => name).sort()).toEqual([
      'AccountsController.enterAsGuest',
      'AccountsController.read',
      'AccountsController.signIn',
      'AccountsController.signOut',
      'AccountsController.signUp',
      'BankController.companies',
      'BankController.curricula',
      'BankController.reference',
      'HealthController.read',
      'InvitesController.preview',
      'QuestionsController.draw',
      'QuestionsController.search',
      'QuestionsController.view',
    ]);
  });

  it('has exactly one handler for every client event, and none for any other', () => {
    const gateways = declared('providers').filter((provider) => Reflect.hasMetadata('websockets:is_gateway', provider));
    const handled = handlersOf(gateways, 'message').map(
      ({ handler }) => Reflect.getMetadata('message', handler) as string,
    );
    expect(handled.sort()).toEqual(Object.keys(CLIENT_EVENTS).sort());
  });

  it('has nothing listen to socket events but what checks session and input first', () => {
    const handlers = handlersOf([...declared('providers'), ...declared('controllers')], 'message');
    expect(handlers.length).toBeGreaterThanOrEqual(Object.keys(CLIENT_EVENTS).length);
    expect(handlers.filter(({ handler }) => !isMadeByOnClientEvent(handler)).map(({ name }) => name)).toEqual([]);
  });

  it('would notice a handler that does not', () => {
    class Careless {
      @SubscribeMessage('room:end')
      end(): void {}
    }
    const [handler] = handlersOf([Careless], 'message');
    expect([handler?.name, handler && isMadeByOnClientEvent(handler.handler)]).toEqual(['Careless.end', false]);
  });

  it('has every client event declare who may send it', () => {
    for (const [name, { access }] of Object.entries(CLIENT_EVENTS)) {
      const isKnown = access === 'signed-in' || ACTIONS.some((action) => action === access);
      expect({ name, isKnown }).toEqual({ name, isKnown: true });
    }
  });
});

describe('the import rules', () => {
  it.each([
    [
      'apps/web/src/features/board/new.ts',
      "import { x } from '../rooms/use-room';\nexport default x;",
      /feature never imports a feature/,
    ],
    [
      'apps/web/src/features/board/new.ts',
      "import { x } from '#features/rooms/use-room';\nexport default x;",
      /feature never imports a feature/,
    ],
    ['apps/web/src/ui/new.ts', "import { x } from '#platform/http';\nexport default x;", /ui\/ knows no domain/],
    [
      'apps/web/src/platform/new.ts',
      "import { x } from '#features/rooms/use-room';\nexport default x;",
      /platform\/ knows no feature/,
    ],
    [
      'apps/server/src/platform/new.ts',
      "import { x } from '../rooms/rooms.service.js';\nexport default x;",
      /platform\/ knows no noun/,
    ],
    [
      'apps/server/src/scorecards/new.ts',
      "import { x } from '../rooms/rooms.repository.js';\nexport default x;",
      /never its repository/,
    ],
    ['libs/interview/src/new.ts', "import { x } from '@fortyfive/contract';\nexport default x;", /may import/],
    ['libs/documents/src/new.ts', "import { x } from '@nestjs/common';\nexport default x;", /pure TypeScript/],
    ['apps/web/src/ui/new.ts', "import { x } from './utils/x';\nexport default x;", /after what it holds/],
  ])(
    'catch what %s must not do',
    async (file, code, complaint) => {
      expect((await lintImports(['--stdin', '--stdin-filename', file], code)).join('\n')).toMatch(complaint);
    },
    30_000,
  );
});

describe('the layout', () => {
  const files = [...sourceFiles('apps'), ...sourceFiles('libs')];

  it('has no drawer for odds and ends', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.)/.test(file))).toEqual([]);
  });

  it('names files in kebab case', () => {
    expect(files.filter((file) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*\.tsx?$/.test(path.basename(file)))).toEqual([]);
  });

  it('keeps files small: median at most 60 lines, nine in ten at most 180', () => {
    const lengths = files
      .map((file) => readFileSync(path.join(ROOT, file), 'utf8').split('\n').length)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(180);
  });

  it('has the same kinds of components in reference designs as on the board', () => {
    expect(REFERENCE_KINDS).toEqual(COMPONENT_KINDS); // The two may not import one another.
  });

  it('says in the schema what every model is for', () => {
    const schema = readFileSync(path.join(ROOT, 'prisma/schema.prisma'), 'utf8');
    const models = [...schema.matchAll(/^(.*)\nmodel (\w+)/gm)];
    expect(models.length).toBeGreaterThan(5);
    expect(models.filter(([, before]) => !before?.startsWith('/// ')).map(([, , name]) => name)).toEqual([]);
  });
});
