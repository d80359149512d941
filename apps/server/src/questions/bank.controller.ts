import { Controller, Get } from '@nestjs/common';
import type { CompaniesView, CurriculaView, ReferenceView } from '@fortyfive/contract';
import { Access } from '../platform/access.js';
import { QuestionsService } from './questions.service.js';

/** The parts of the bank that are open to everybody as they are. */
@Controller('api')
export class BankController {
  constructor(private readonly service: QuestionsService) {}

  @Access('anyone')
  @Get('companies')
  companies(): Promise<CompaniesView> {
    return this.service.companies();
  }

  @Access('anyone')
  @Get('curricula')
  curricula(): Promise<CurriculaView> {
    return this.service.curricula();
  }

  @Access('anyone')
  @Get('reference')
  reference(): Promise<ReferenceView> {
    return this.service.reference();
  }
}
