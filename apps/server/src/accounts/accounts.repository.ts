import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import type { User } from '../generated/prisma/client.js';

export interface NewAccount {
  readonly displayName: string;
  readonly email: string;
  readonly passwordHash: string;
}

@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  findById(id: string): Promise<User | null> {
    return this.database.user.findUnique({ where: { id } });
  }

  findByEmail(email: string): Promise<User | null> {
    return this.database.user.findUnique({ where: { email } });
  }

  createGuest(displayName: string): Promise<User> {
    return this.database.user.create({ data: { displayName } });
  }

  createAccount(account: NewAccount): Promise<User> {
    return this.database.user.create({ data: account });
  }

  /** A guest becomes an account: the same row, so everything they did stays theirs (ACCOUNT-4). `null` when they have become one already. */
  async turnIntoAccount(id: string, account: NewAccount): Promise<User | null> {
    const [changed] = await this.database.user.updateManyAndReturn({ where: { id, email: null }, data: account });
    return changed ?? null;
  }
}
