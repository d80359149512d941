import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import {
  improvementsBody,
  type ImprovementsBody,
  type ImprovementsView,
  type LatestImprovementsView,
} from '@fortyfive/contract';
import { Access } from '../platform/access.js';
import { CurrentUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { ImprovementsService } from './improvements.service.js';

/** What somebody takes from an interview for the next one. */
@Controller('api')
export class ImprovementsController {
  constructor(private readonly service: ImprovementsService) {}

  @Access({ to: 'view-interview' })
  @Get('interviews/:interviewId/improvements')
  list(@Param('interviewId') interviewId: string, @CurrentUser() user: SessionUser): Promise<ImprovementsView> {
    return this.service.list(interviewId, user.id);
  }

  @Access({ to: 'view-interview' })
  @Put('interviews/:interviewId/improvements')
  save(
    @Param('interviewId') interviewId: string,
    @CurrentUser() user: SessionUser,
    @Body({ schema: improvementsBody }) body: ImprovementsBody,
  ): Promise<ImprovementsView> {
    return this.service.save(interviewId, user.id, body);
  }

  @Access('signed-in')
  @Get('improvements/latest')
  latest(@CurrentUser() user: SessionUser): Promise<LatestImprovementsView> {
    return this.service.latest(user.id);
  }
}
