import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { Access } from '../platform/access.js';
import { RecordingService } from './recording.service.js';

@Controller('api/interviews/:interviewId/recording')
export class RecordingController {
  constructor(private readonly service: RecordingService) {}

  @Access({ to: 'read-recording' })
  @Get()
  @Header('cache-control', 'private, no-cache')
  async read(@Param('interviewId') interviewId: string): Promise<StreamableFile> {
    return new StreamableFile(await this.service.exportFor(interviewId), { type: 'application/octet-stream' });
  }
}
