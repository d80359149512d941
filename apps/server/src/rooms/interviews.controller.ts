import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  interviewPageQuery,
  type BriefView,
  type InterviewPage,
  type InterviewView,
  type StudyView,
} from '@fortyfive/contract';
import { Access } from '../platform/access.js';
import { CurrentUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { InterviewsService } from './interviews.service.js';

@Controller('api/interviews')
export class InterviewsController {
  constructor(private readonly service: InterviewsService) {}

  @Access('signed-in')
  @Get()
  list(
    @CurrentUser() user: SessionUser,
    @Query({ schema: interviewPageQuery }) query: { cursor?: string },
  ): Promise<InterviewPage> {
    return this.service.list(user.id, query.cursor);
  }

  @Access({ to: 'view-interview' })
  @Get(':interviewId')
  view(@Param('interviewId') interviewId: string, @CurrentUser() user: SessionUser): Promise<InterviewView> {
    return this.service.view(interviewId, user.id);
  }

  @Access({ to: 'read-brief' })
  @Get(':interviewId/brief')
  brief(@Param('interviewId') interviewId: string, @CurrentUser() user: SessionUser): Promise<BriefView> {
    return this.service.brief(interviewId, user.id);
  }

  @Access({ to: 'study-question' })
  @Get(':interviewId/study')
  study(@Param('interviewId') interviewId: string, @CurrentUser() user: SessionUser): Promise<StudyView> {
    return this.service.study(interviewId, user.id);
  }
}
