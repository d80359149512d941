import { Controller, Get } from '@nestjs/common';
import type { AgreementView, AsInterviewerView } from '@fortyfive/contract';
import { Access } from '../platform/access.js';
import { CurrentUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { FiguresService } from './figures.service.js';

/** What scorecards say of me over all my interviews; nobody can ask it of somebody else. */
@Controller('api/scorecards')
export class FiguresController {
  constructor(private readonly service: FiguresService) {}

  @Access('signed-in')
  @Get('agreement')
  agreement(@CurrentUser() user: SessionUser): Promise<AgreementView> {
    return this.service.agreement(user.id);
  }

  @Access('signed-in')
  @Get('as-interviewer')
  asInterviewer(@CurrentUser() user: SessionUser): Promise<AsInterviewerView> {
    return this.service.asInterviewer(user.id);
  }
}
