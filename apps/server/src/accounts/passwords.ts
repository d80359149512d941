import { hash, verify } from '@node-rs/argon2';

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 iterations, 1 lane. argon2id is the library's default.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with argon2id. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let decoy: Promise<string> | null = null;

/**
 * Checks a password. Without a hash (unknown e-mail, or a guest) it does the same work against a decoy,
 * so that the time of the answer says nothing (ACCOUNT-5).
 */
export async function isPasswordRight(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has');
  const isMatch = await verify(passwordHash ?? (await decoy), password);
  return isMatch && Boolean(passwordHash);
}
