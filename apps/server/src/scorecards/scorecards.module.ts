import { Module } from '@nestjs/common';
import { RoomsModule } from '../rooms/rooms.module.js';
import { FiguresController } from './figures.controller.js';
import { FiguresRepository } from './figures.repository.js';
import { FiguresService } from './figures.service.js';
import { ImprovementsController } from './improvements.controller.js';
import { ImprovementsRepository } from './improvements.repository.js';
import { ImprovementsService } from './improvements.service.js';
import { ScorecardChanges } from './scorecard.changes.js';
import { AllScorecardsController, ScorecardsController } from './scorecards.controller.js';
import { ScorecardsGateway } from './scorecards.gateway.js';
import { ScorecardsRepository } from './scorecards.repository.js';
import { ScorecardsService } from './scorecards.service.js';
import { SealingRepository } from './sealing.repository.js';
import { SealingService } from './sealing.service.js';

@Module({
  imports: [RoomsModule],
  controllers: [ScorecardsController, AllScorecardsController, ImprovementsController, FiguresController],
  providers: [
    ScorecardsRepository,
    ScorecardsService,
    SealingRepository,
    SealingService,
    ScorecardChanges,
    ScorecardsGateway,
    ImprovementsRepository,
    ImprovementsService,
    FiguresRepository,
    FiguresService,
  ],
})
export class ScorecardsModule {}
