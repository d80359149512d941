import { Injectable } from '@nestjs/common';
import { AppError, type BlockedPerson } from '@fortyfive/contract';
import { Database, type DatabaseClient } from '../platform/database.js';

@Injectable()
export class BlocksRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(blockerId: string): Promise<BlockedPerson[]> {
    const rows = await this.database.block.findMany({
      where: { blockerId },
      orderBy: [{ createdAt: 'desc' }, { blockedId: 'asc' }],
      select: { blockedId: true, createdAt: true, blocked: { select: { displayName: true } } },
    });
    return rows.map(({ blockedId, createdAt, blocked: { displayName } }) => ({
      userId: blockedId,
      displayName,
      blockedAt: createdAt.toISOString(),
    }));
  }

  /** @throws AppError `not_found` when the two have never been in an interview together (PARTNERS-1) */
  async add(blockerId: string, blockedId: string, createdAt: Date): Promise<void> {
    await this.database.$transaction(async (tx) => {
      await this.#holdPairs(tx, [blockerId], [blockedId]);
      const met = { userId: blockerId, interview: { participants: { some: { userId: blockedId } } } };
      if (!(await tx.participant.findFirst({ where: met }))) throw new AppError('not_found');
      await tx.block.createMany({ data: { blockerId, blockedId, createdAt }, skipDuplicates: true });
    });
  }

  async remove(blockerId: string, blockedId: string): Promise<void> {
    await this.database.block.deleteMany({ where: { blockerId, blockedId } });
  }

  /** Which of these people have blocked, or are blocked by, at least one of the others. */
  async listKeptApart(
    people: readonly string[],
    others: readonly string[],
    client: DatabaseClient = this.database,
  ): Promise<string[]> {
    const [some, rest] = [{ in: [...people] }, { in: [...others] }];
    const rows = await client.block.findMany({
      where: {
        OR: [
          { blockerId: some, blockedId: rest },
          { blockedId: some, blockerId: rest },
        ],
      },
    });
    return rows.flatMap(({ blockerId, blockedId }) => [
      ...(others.includes(blockedId) ? [blockerId] : []),
      ...(others.includes(blockerId) ? [blockedId] : []),
    ]);
  }

  /** The same, and no block between two of them is added until the transaction has ended (PARTNERS-5). */
  async listKeptApartIn(tx: DatabaseClient, people: readonly string[], others: readonly string[]): Promise<string[]> {
    await this.#holdPairs(tx, people, others);
    return this.listKeptApart(people, others, tx);
  }

  /** One lock per pair, always in the same order, so that two who need the same ones never wait for each other. */
  async #holdPairs(tx: DatabaseClient, people: readonly string[], others: readonly string[]): Promise<void> {
    await tx.$executeRaw`
      select pg_advisory_xact_lock(4548, key) from (
        select distinct hashtext(least(one, other)::text || greatest(one, other)::text) as key
        from unnest(${people}::uuid[]) as one, unnest(${others}::uuid[]) as other
        where one <> other order by key
      ) as pairs`;
  }
}
