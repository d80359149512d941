import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { partnerReportBody, type BlocksView, type PartnerReportBody } from '@fortyfive/contract';
import { Access } from '../platform/access.js';
import { CurrentUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { PartnersService } from './partners.service.js';

@Controller('api')
export class PartnersController {
  constructor(private readonly service: PartnersService) {}

  @Access('signed-in')
  @Get('blocks')
  list(@CurrentUser() user: SessionUser): Promise<BlocksView> {
    return this.service.listBlocks(user.id);
  }

  @Access('signed-in')
  @Put('blocks/:userId')
  @HttpCode(204)
  async block(@Param('userId') userId: string, @CurrentUser() user: SessionUser): Promise<void> {
    await this.service.block(user.id, userId);
  }

  @Access('signed-in')
  @Delete('blocks/:userId')
  @HttpCode(204)
  async unblock(@Param('userId') userId: string, @CurrentUser() user: SessionUser): Promise<void> {
    await this.service.unblock(user.id, userId);
  }

  @Access({ to: 'view-interview' })
  @Post('interviews/:interviewId/partner-reports')
  @HttpCode(204)
  async report(
    @Param('interviewId') interviewId: string,
    @CurrentUser() user: SessionUser,
    @Body({ schema: partnerReportBody }) body: PartnerReportBody,
  ): Promise<void> {
    await this.service.report(interviewId, user.id, body);
  }
}
