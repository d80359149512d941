import type { RunningApp } from './start-app.js';

export interface Route {
  readonly method: string;
  /** With its parameters, such as `/api/rooms/:roomId`. */
  readonly path: string;
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

const SAFE = ['GET', 'HEAD'];

/** Every route the server has, as Express knows them, so that a test about all routes meets the ones added tomorrow. */
export function routesOf(server: RunningApp): Route[] {
  // Nest's middleware for every path is there too; its path begins with a brace.
  const express = server.app.nest.getHttpAdapter().getInstance() as {
    readonly router: { readonly stack: readonly Layer[] };
  };
  return express.router.stack.flatMap(({ route }) =>
    route?.path.startsWith('/')
      ? Object.keys(route.methods).map((method) => ({ method: method.toUpperCase(), path: route.path }))
      : [],
  );
}

export function isStateChanging({ method }: Route): boolean {
  return !SAFE.includes(method);
}

/** The address with its parameters filled in. */
export function pathOf({ path }: Route, parameters: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => parameters[name] ?? 'unknown');
}
