import { Controller, Get } from '@nestjs/common';
import type { QuestionTeaser } from '@fortyfive/contract';
import { Access } from '../platform/access.js';
import { QuestionsService } from './questions.service.js';

@Controller('api/questions')
export class QuestionsController {
  constructor(private readonly service: QuestionsService) {}

  @Access('anyone')
  @Get()
  list(): Promise<QuestionTeaser[]> {
    return this.service.list();
  }
}
