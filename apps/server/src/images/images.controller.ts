import type { IncomingMessage } from 'node:http';
import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { ImageView } from '@fortyfive/contract';
import type { Response } from 'express';
import { Access } from '../platform/access.js';
import { CurrentUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { ImagesService } from './images.service.js';

/** A picture never changes, and is nobody's business but the participants'. */
const CACHING = 'private, max-age=31536000, immutable';
/** Should somebody open it by its address, it is a picture and can do nothing. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; sandbox";

@Controller('api/interviews/:interviewId/images')
export class ImagesController {
  constructor(private readonly service: ImagesService) {}

  @Access({ to: 'write-documents' })
  @Post()
  add(
    @Param('interviewId') interviewId: string,
    @CurrentUser() user: SessionUser,
    @Req() request: IncomingMessage,
  ): Promise<ImageView> {
    return this.service.add(interviewId, user.id, request);
  }

  @Access({ to: 'read-documents' })
  @Get(':imageId')
  async read(
    @Param('interviewId') interviewId: string,
    @Param('imageId') imageId: string,
    @CurrentUser() user: SessionUser,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { stream, type, sizeBytes } = await this.service.read(interviewId, user.id, imageId);
    // Only now: an error is not kept for a year.
    response.setHeader('cache-control', CACHING);
    response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
    response.setHeader('x-content-type-options', 'nosniff');
    return new StreamableFile(stream, { type, disposition: 'inline', length: sizeBytes });
  }
}
