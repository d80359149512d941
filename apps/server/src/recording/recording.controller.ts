import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Access } from '../platform/access.js';
import { RecordingService } from './recording.service.js';

@Controller('api/interviews/:interviewId/recording')
export class RecordingController {
  constructor(private readonly service: RecordingService) {}

  @Access({ to: 'read-recording' })
  @Get()
  @Header('cache-control', 'private, no-cache')
  async read(
    @Param('interviewId') interviewId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const zipped = await this.service.exportFor(interviewId);
    // Only now: an error is not zipped.
    response.setHeader('content-encoding', 'gzip');
    return new StreamableFile(zipped, { type: 'application/octet-stream' });
  }
}
