import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  drawQuery,
  questionRef,
  questionsQuery,
  reportBody,
  sightBody,
  type BriefView,
  type DrawQuery,
  type DrawView,
  type QuestionPage,
  type QuestionsQuery,
  type QuestionView,
  type ReportBody,
  type SightBody,
} from '@fortyfive/contract';
import { Access } from '../platform/access.js';
import { CurrentUser, PossibleUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { BriefsService } from './briefs.service.js';
import { QuestionsService } from './questions.service.js';
import { ReportsService } from './reports.service.js';

@Controller('api/questions')
export class QuestionsController {
  constructor(
    private readonly service: QuestionsService,
    private readonly briefs: BriefsService,
    private readonly reports: ReportsService,
  ) {}

  @Access('anyone')
  @Get()
  search(
    @PossibleUser() user: SessionUser | undefined,
    @Query({ schema: questionsQuery }) query: QuestionsQuery,
  ): Promise<QuestionPage> {
    return this.service.search(user?.id, query);
  }

  @Access('anyone')
  @Get('draw')
  draw(
    @PossibleUser() user: SessionUser | undefined,
    @Query({ schema: drawQuery }) query: DrawQuery,
  ): Promise<DrawView> {
    return this.service.draw(user?.id, query);
  }

  @Access('anyone')
  @Get(':ref')
  view(
    @Param('ref', { schema: questionRef }) ref: string,
    @PossibleUser() user: SessionUser | undefined,
  ): Promise<QuestionView> {
    return this.briefs.view(ref, user?.id);
  }

  @Access('signed-in')
  @Put(':ref/sight')
  @HttpCode(204)
  async see(
    @Param('ref', { schema: questionRef }) ref: string,
    @CurrentUser() user: SessionUser,
    @Body({ schema: sightBody }) body: SightBody,
  ): Promise<void> {
    await this.briefs.choose(ref, user.id, body);
  }

  @Access('signed-in')
  @Get(':ref/brief')
  brief(@Param('ref', { schema: questionRef }) ref: string, @CurrentUser() user: SessionUser): Promise<BriefView> {
    return this.briefs.brief(ref, user.id);
  }

  @Access('signed-in')
  @Post(':ref/reports')
  @HttpCode(204)
  async report(
    @Param('ref', { schema: questionRef }) ref: string,
    @CurrentUser() user: SessionUser,
    @Body({ schema: reportBody }) body: ReportBody,
  ): Promise<void> {
    await this.reports.add(ref, user.id, body);
  }
}
