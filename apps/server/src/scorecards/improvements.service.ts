import { Injectable } from '@nestjs/common';
import {
  AppError,
  type ImprovementsBody,
  type ImprovementsView,
  type LatestImprovementsView,
} from '@fortyfive/contract';
import { RoomsService } from '../rooms/rooms.service.js';
import { ImprovementsRepository } from './improvements.repository.js';

/** Somebody's top three after an interview. They are theirs alone (SCORECARDS-11). */
@Injectable()
export class ImprovementsService {
  constructor(
    private readonly repository: ImprovementsRepository,
    private readonly rooms: RoomsService,
  ) {}

  async list(interviewId: string, userId: string): Promise<ImprovementsView> {
    return { improvements: await this.repository.list(interviewId, userId) };
  }

  /** @throws AppError `interview_not_over` */
  async save(interviewId: string, userId: string, { improvements }: ImprovementsBody): Promise<ImprovementsView> {
    const { phase } = await this.rooms.stateOf(interviewId);
    if (phase !== 'ended') throw new AppError('interview_not_over');
    const written = improvements.filter(({ aim, action }) => `${aim}${action}`.trim() !== '');
    await this.repository.replace(interviewId, userId, written);
    return this.list(interviewId, userId);
  }

  async latest(userId: string): Promise<LatestImprovementsView> {
    return this.repository.findLatest(userId);
  }
}
