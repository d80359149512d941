import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  scorecardBody,
  type MyScorecardView,
  type PendingScorecardsView,
  type ScorecardBody,
  type ScorecardsView,
  type WeakestStepView,
} from '@fortyfive/contract';
import { Access } from '../platform/access.js';
import { CurrentUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { ScorecardsService } from './scorecards.service.js';

@Controller('api/interviews/:interviewId')
export class ScorecardsController {
  constructor(private readonly service: ScorecardsService) {}

  @Access({ to: 'read-scorecard' })
  @Get('scorecards')
  list(@Param('interviewId') interviewId: string, @CurrentUser() user: SessionUser): Promise<ScorecardsView> {
    return this.service.list(interviewId, user.id);
  }

  @Access({ to: 'write-scorecard' })
  @Put('scorecard')
  save(
    @Param('interviewId') interviewId: string,
    @CurrentUser() user: SessionUser,
    @Body({ schema: scorecardBody }) body: ScorecardBody,
  ): Promise<MyScorecardView> {
    return this.service.save(interviewId, user.id, body);
  }

  @Access({ to: 'write-scorecard' })
  @Post('scorecard/submit')
  @HttpCode(200)
  submit(
    @Param('interviewId') interviewId: string,
    @CurrentUser() user: SessionUser,
    @Body({ schema: scorecardBody }) body: ScorecardBody,
  ): Promise<MyScorecardView> {
    return this.service.submit(interviewId, user.id, body);
  }
}

/** What all my scorecards together say. */
@Controller('api/scorecards')
export class AllScorecardsController {
  constructor(private readonly service: ScorecardsService) {}

  @Access('signed-in')
  @Get('pending')
  pending(@CurrentUser() user: SessionUser): Promise<PendingScorecardsView> {
    return this.service.listPending(user.id);
  }

  @Access('signed-in')
  @Get('weakest-step')
  weakestStep(@CurrentUser() user: SessionUser): Promise<WeakestStepView> {
    return this.service.weakestStep(user.id);
  }
}
