import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './build.mjs';

/** Adds what the file `.env` says, where there is one. A variable that is already set wins. */
export function loadEnvironmentFile() {
  const file = path.join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
