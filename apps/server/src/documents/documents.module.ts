import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/recording.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { DocumentsEndpoint } from './documents.endpoint.js';
import { DocumentsService } from './documents.service.js';
import { OpenInterviews } from './open.interviews.js';
import { PresenceSampler } from './presence.sampler.js';

@Module({
  imports: [RoomsModule, RecordingModule],
  providers: [OpenInterviews, PresenceSampler, DocumentsService, DocumentsEndpoint],
})
export class DocumentsModule {}
