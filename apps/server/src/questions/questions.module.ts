import { Module } from '@nestjs/common';
import { BankController } from './bank.controller.js';
import { BriefsService } from './briefs.service.js';
import { OwnQuestionsController } from './own-questions.controller.js';
import { OwnQuestionsIntake } from './own-questions.intake.js';
import { OwnQuestionsRepository } from './own-questions.repository.js';
import { OwnQuestionsService } from './own-questions.service.js';
import { NamesRepository } from './names.repository.js';
import { QuestionsController } from './questions.controller.js';
import { QuestionsRepository } from './questions.repository.js';
import { QuestionsService } from './questions.service.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';
import { SearchRepository } from './search.repository.js';
import { SightsRepository } from './sights.repository.js';
import { SightsService } from './sights.service.js';

@Module({
  controllers: [QuestionsController, BankController, OwnQuestionsController],
  providers: [
    QuestionsRepository,
    SearchRepository,
    NamesRepository,
    QuestionsService,
    SightsRepository,
    SightsService,
    BriefsService,
    ReportsRepository,
    ReportsService,
    OwnQuestionsRepository,
    OwnQuestionsIntake,
    OwnQuestionsService,
  ],
  exports: [QuestionsService, SightsService],
})
export class QuestionsModule {}
