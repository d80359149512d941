import { Module } from '@nestjs/common';
import { LogRepository } from './log.repository.js';
import { LogWriter } from './log.writer.js';
import { RecordingController } from './recording.controller.js';
import { RecordingRepository } from './recording.repository.js';
import { RecordingSealer } from './recording.sealer.js';
import { RecordingService } from './recording.service.js';

@Module({
  controllers: [RecordingController],
  providers: [LogRepository, RecordingRepository, RecordingService, RecordingSealer, LogWriter],
  exports: [RecordingService, RecordingSealer, LogWriter],
})
export class RecordingModule {}
