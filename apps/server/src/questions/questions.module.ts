import { Module } from '@nestjs/common';
import { BankController } from './bank.controller.js';
import { BriefsService } from './briefs.service.js';
import { QuestionNames } from './question.names.js';
import { QuestionsController } from './questions.controller.js';
import { QuestionsRepository } from './questions.repository.js';
import { QuestionsService } from './questions.service.js';
import { SearchRepository } from './search.repository.js';
import { SightsService } from './sights.service.js';

@Module({
  controllers: [QuestionsController, BankController],
  providers: [QuestionsRepository, SearchRepository, QuestionNames, QuestionsService, SightsService, BriefsService],
  exports: [QuestionsService, SightsService],
})
export class QuestionsModule {}
