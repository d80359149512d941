import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import {
  createOwnQuestionBody,
  previewOwnQuestionBody,
  saveOwnQuestionBody,
  type CreatedOwnQuestionView,
  type CreateOwnQuestionBody,
  type OwnQuestionPreview,
  type OwnQuestionSummary,
  type OwnQuestionVersionView,
  type OwnQuestionView,
  type PreviewOwnQuestionBody,
  type SavedOwnQuestionView,
  type SaveOwnQuestionBody,
  type SharedQuestionView,
} from '@fortyfive/contract';
import type { Response } from 'express';
import { Access } from '../platform/access.js';
import { CurrentUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { OwnQuestionsService } from './own-questions.service.js';

@Controller('api/my-questions')
export class OwnQuestionsController {
  constructor(private readonly service: OwnQuestionsService) {}

  @Access('signed-in')
  @Get()
  list(@CurrentUser() user: SessionUser): Promise<OwnQuestionSummary[]> {
    return this.service.list(user.id);
  }

  @Access('signed-in')
  @Post()
  create(
    @CurrentUser() user: SessionUser,
    @Body({ schema: createOwnQuestionBody }) body: CreateOwnQuestionBody,
  ): Promise<CreatedOwnQuestionView> {
    return this.service.create(user.id, body);
  }

  @Access('signed-in')
  @Post('preview')
  @HttpCode(200)
  preview(
    @CurrentUser() user: SessionUser,
    @Body({ schema: previewOwnQuestionBody }) body: PreviewOwnQuestionBody,
  ): OwnQuestionPreview {
    return this.service.preview(user.id, body.yaml);
  }

  @Access('signed-in')
  @Get(':id')
  read(@Param('id') id: string, @CurrentUser() user: SessionUser): Promise<OwnQuestionView> {
    return this.service.read(id, user.id);
  }

  @Access('signed-in')
  @Put(':id')
  save(
    @Param('id') id: string,
    @CurrentUser() user: SessionUser,
    @Body({ schema: saveOwnQuestionBody }) body: SaveOwnQuestionBody,
  ): Promise<SavedOwnQuestionView> {
    return this.service.save(id, user.id, body);
  }

  @Access('signed-in')
  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string, @CurrentUser() user: SessionUser): Promise<void> {
    await this.service.remove(id, user.id);
  }

  @Access('signed-in')
  @Get(':id/export')
  async export(
    @Param('id') id: string,
    @CurrentUser() user: SessionUser,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { fileName, yaml } = await this.service.export(id, user.id);
    // Only now: an error is no file.
    response.setHeader('content-type', 'application/yaml; charset=utf-8');
    response.setHeader('content-disposition', `attachment; filename="${fileName}"`);
    return yaml;
  }

  @Access('signed-in')
  @Get(':id/versions/:version')
  readVersion(
    @Param('id') id: string,
    @Param('version') version: string,
    @CurrentUser() user: SessionUser,
  ): Promise<OwnQuestionVersionView> {
    return this.service.readVersion(id, user.id, version);
  }

  @Access('signed-in')
  @Post(':id/share')
  @HttpCode(200)
  share(@Param('id') id: string, @CurrentUser() user: SessionUser): Promise<SharedQuestionView> {
    return this.service.share(id, user.id);
  }

  @Access('signed-in')
  @Delete(':id/share')
  @HttpCode(204)
  async unshare(@Param('id') id: string, @CurrentUser() user: SessionUser): Promise<void> {
    await this.service.unshare(id, user.id);
  }
}
