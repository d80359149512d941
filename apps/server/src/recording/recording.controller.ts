import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Access, AccessPolicy } from '../platform/access.js';
import { CurrentUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { RecordingService } from './recording.service.js';

@Controller('api/interviews/:interviewId/recording')
export class RecordingController {
  constructor(
    private readonly service: RecordingService,
    private readonly policy: AccessPolicy,
  ) {}

  @Access({ to: 'read-recording' })
  @Get()
  @Header('cache-control', 'private, no-cache')
  async read(
    @Param('interviewId') interviewId: string,
    @CurrentUser() user: SessionUser,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const isInterviewer = await this.policy.allows(user.id, 'read-interviewer-notes', { interviewId });
    const zipped = await this.service.exportFor(interviewId, isInterviewer ? 'interviewer' : 'others');
    // Only now: an error is not zipped.
    response.setHeader('content-encoding', 'gzip');
    return new StreamableFile(zipped, { type: 'application/octet-stream' });
  }
}
