import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import {
  AppError,
  type CreatedOwnQuestionView,
  type CreateOwnQuestionBody,
  type OwnQuestionPreview,
  type OwnQuestionSummary,
  type OwnQuestionVersionView,
  type OwnQuestionView,
  type SavedOwnQuestionView,
  type SaveOwnQuestionBody,
  type SharedQuestionView,
} from '@fortyfive/contract';
import { toBrief, toTeaser, writeProblem } from '@fortyfive/questions';
import { computeVersion } from '@fortyfive/questions/problem.version';
import { TimeSource } from '../platform/time-source.js';
import { BriefsService } from './briefs.service.js';
import { OwnQuestionsIntake } from './own-questions.intake.js';
import { OwnQuestionsRepository } from './own-questions.repository.js';
import { fileNameOf, toSummary, toVersions, type OwnQuestionRow } from './own-questions.rows.js';
import { hashOfLink } from './names.repository.js';
import { ReportsService } from './reports.service.js';
import { SightsRepository } from './sights.repository.js';

const TEMPLATE = path.resolve(import.meta.dirname, '../../../../bank/template.yaml');
const TOKEN_BYTES = 16; // 128 bits: cannot be guessed.

/** Questions that people write themselves: for nobody but their owner, unless the owner shares them (QUESTIONS-10). */
@Injectable()
export class OwnQuestionsService {
  constructor(
    private readonly repository: OwnQuestionsRepository,
    private readonly intake: OwnQuestionsIntake,
    private readonly briefs: BriefsService,
    private readonly reports: ReportsService,
    private readonly sights: SightsRepository,
    private readonly time: TimeSource,
  ) {}

  async list(userId: string): Promise<OwnQuestionSummary[]> {
    return (await this.repository.list(userId)).map(toSummary);
  }

  /** @throws AppError `questions_full`, and of a question to copy: `question_not_found`, `question_not_seen`, `question_in_play` */
  async create(userId: string, body: CreateOwnQuestionBody): Promise<CreatedOwnQuestionView> {
    const yaml = await this.#textFor(userId, body);
    const { problem } = this.intake.read(userId, yaml);
    return { id: await this.repository.create(userId, { yaml, problem }, new Date(this.time.nowMs())) };
  }

  async read(id: string, userId: string): Promise<OwnQuestionView> {
    const { row, yaml } = await this.#open(id, userId);
    const { issues } = this.intake.read(userId, yaml);
    return { ...toSummary(row), yaml, issues, versions: toVersions(row), reports: await this.reports.listOf(row.id) };
  }

  /** Never refuses a text for what it says: half a thought is saved as well (QUESTIONS-11). */
  async save(id: string, userId: string, { yaml, revision }: SaveOwnQuestionBody): Promise<SavedOwnQuestionView> {
    await this.#open(id, userId);
    const { issues, problem } = this.intake.read(userId, yaml);
    const row = await this.repository.save(id, userId, { yaml, problem }, revision);
    const { title, oneLiner, state, revision: next, updatedAt } = toSummary(row);
    return { title, oneLiner, state, revision: next, updatedAt, issues, versions: toVersions(row) };
  }

  /** Both faces of a text, of which nothing is kept. */
  preview(userId: string, yaml: string): OwnQuestionPreview {
    const { issues, problem } = this.intake.read(userId, yaml);
    const faces = problem && { teaser: toTeaser(problem), brief: toBrief(problem, computeVersion(problem)) };
    return { issues, faces };
  }

  async readVersion(id: string, userId: string, version: string): Promise<OwnQuestionVersionView> {
    await this.#open(id, userId);
    return { version, yaml: writeProblem(await this.repository.readVersion(id, userId, version)) };
  }

  /** The text itself, comments and all. */
  async export(id: string, userId: string): Promise<{ readonly fileName: string; readonly yaml: string }> {
    const { yaml } = await this.#open(id, userId);
    return { fileName: fileNameOf(yaml), yaml };
  }

  /** A new link; the old one stops working. @throws AppError `question_not_ready` */
  async share(id: string, userId: string): Promise<SharedQuestionView> {
    const { currentVersionId } = await this.repository.find(id, userId);
    if (currentVersionId === null) throw new AppError('question_not_ready');
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await this.repository.share(id, userId, hashOfLink(token));
    return { token };
  }

  async unshare(id: string, userId: string): Promise<void> {
    await this.repository.share(id, userId, null);
  }

  async remove(id: string, userId: string): Promise<void> {
    await this.repository.remove(id, userId);
  }

  /** Its owner too may be the candidate: for that long nobody looks anything up (QUESTIONS-6). */
  async #open(id: string, userId: string): Promise<{ readonly row: OwnQuestionRow; readonly yaml: string }> {
    const row = await this.repository.find(id, userId);
    if (await this.sights.isInRunningInterview(row.id, userId, this.time.nowMs()))
      throw new AppError('question_in_play');
    return { row, yaml: row.draft ?? '' };
  }

  async #textFor(userId: string, body: CreateOwnQuestionBody): Promise<string> {
    if (body.from === 'text') return body.yaml;
    if (body.from === 'template') return readFile(TEMPLATE, 'utf8');
    return writeProblem((await this.briefs.brief(body.ref, userId)).problem);
  }
}
