import { Controller, Get, Header } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import { Access } from './access.js';
import { DatabasePool } from './database.js';

const PATIENCE_MS = 2_000;

@Controller('api/health')
export class HealthController {
  constructor(private readonly pool: DatabasePool) {}

  /** Healthy means: the database answers. */
  @Access('anyone')
  @Get()
  @Header('cache-control', 'no-store')
  async read(): Promise<{ status: 'ok' }> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AppError('unavailable')), PATIENCE_MS);
    });
    try {
      await Promise.race([this.pool.query('select 1'), tooLate]);
      return { status: 'ok' };
    } catch {
      throw new AppError('unavailable', [{ path: 'database', message: 'The database does not answer.' }]);
    } finally {
      clearTimeout(timer);
    }
  }
}
