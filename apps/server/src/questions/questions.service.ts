import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, type BriefView, type QuestionHeading, type QuestionTeaser } from '@fortyfive/contract';
import { toTeaser } from '@fortyfive/questions';
import { toBriefView } from './brief.view.js';
import { QuestionsRepository } from './questions.repository.js';

@Injectable()
export class QuestionsService {
  constructor(private readonly repository: QuestionsRepository) {}

  /** What everybody may see of the bank (QUESTIONS-1). */
  async list(): Promise<QuestionTeaser[]> {
    return (await this.repository.listCurrent()).map(({ problem }) => toTeaser(problem));
  }

  /**
   * The version that a new interview pins.
   * @param slug `null` for a surprise
   * @throws AppError `question_not_found`
   */
  async choose(slug: string | null): Promise<string> {
    if (slug !== null) {
      const found = await this.repository.findCurrent(slug);
      if (!found) throw new AppError('question_not_found');
      return found.versionId;
    }
    const all = await this.repository.listCurrent();
    const drawn = all.length > 0 ? all[randomInt(all.length)] : undefined;
    if (!drawn) throw new AppError('question_not_found');
    return drawn.versionId;
  }

  /** What the people in a room see of their question (QUESTIONS-1). */
  async headingOf(versionId: string): Promise<QuestionHeading> {
    const { slug, title, oneLiner } = (await this.repository.readVersion(versionId)).problem;
    return { slug, title, oneLiner };
  }

  /** Everything the interviewer needs. Whoever calls this has checked that it is the interviewer who asks. */
  async briefOf(versionId: string): Promise<BriefView> {
    return toBriefView((await this.repository.readVersion(versionId)).problem);
  }
}
