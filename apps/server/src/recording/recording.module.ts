import { Module } from '@nestjs/common';
import { LogWriter } from './log.writer.js';
import { RecordingController } from './recording.controller.js';
import { RecordingRepository } from './recording.repository.js';
import { RecordingService } from './recording.service.js';

@Module({
  controllers: [RecordingController],
  providers: [RecordingRepository, RecordingService, LogWriter],
  exports: [RecordingService, LogWriter],
})
export class RecordingModule {}
