import { Module } from '@nestjs/common';
import { RoomsModule } from '../rooms/rooms.module.js';
import { AllScorecardsController, ScorecardsController } from './scorecards.controller.js';
import { ScorecardsRepository } from './scorecards.repository.js';
import { ScorecardsService } from './scorecards.service.js';

@Module({
  imports: [RoomsModule],
  controllers: [ScorecardsController, AllScorecardsController],
  providers: [ScorecardsRepository, ScorecardsService],
})
export class ScorecardsModule {}
