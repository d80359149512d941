import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepSessionSecret } from './session-secret.js';

let folder: string;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'fortyfive-spec-')), 'data');
});

afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

describe('keepSessionSecret', () => {
  it('[PLATFORM-10] makes a secret once, for its owner only, and keeps it', () => {
    const secret = keepSessionSecret(folder);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(keepSessionSecret(folder)).toBe(secret);
    expect(readdirSync(folder)).toEqual(['session-secret']);
    expect(statSync(path.join(folder, 'session-secret')).mode & 0o777).toBe(0o600);
  });

  it('[PLATFORM-10] makes another one for another directory', () => {
    expect(keepSessionSecret(folder)).not.toBe(keepSessionSecret(path.join(folder, 'other')));
  });

  it('[PLATFORM-10] does not sign with a file that has lost its content', () => {
    keepSessionSecret(folder);
    writeFileSync(path.join(folder, 'session-secret'), '');
    expect(() => keepSessionSecret(folder)).toThrow('does not hold a whole secret');
  });
});
