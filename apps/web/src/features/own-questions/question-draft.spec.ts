import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { OwnQuestionView, SaveOwnQuestionBody, SavedOwnQuestionView } from '@fortyfive/contract';
import { ApiError } from '#platform/http';
import { QuestionDraft } from './question-draft';

const ON_THE_WAY_MS = 50;

/** A server with one question, which other windows can write to as well. */
class Server {
  yaml = 'first';
  revision = 1;
  readonly sent: SaveOwnQuestionBody[] = [];
  /** Refusals to come, in order. `lost`: it is saved, and nobody is told. */
  troubles: (ApiError | 'lost')[] = [];

  view(): OwnQuestionView {
    const { yaml, revision } = this;
    return { yaml, revision } as OwnQuestionView;
  }

  readonly save = async (body: SaveOwnQuestionBody): Promise<SavedOwnQuestionView> => {
    this.sent.push(body);
    await new Promise((resolve) => setTimeout(resolve, ON_THE_WAY_MS));
    const trouble = this.troubles.shift();
    if (trouble instanceof ApiError) throw trouble;
    if (body.revision !== this.revision) throw new ApiError('draft_changed', 'Changed.', 409);
    this.yaml = body.yaml;
    this.revision++;
    if (trouble === 'lost') throw new ApiError('offline', 'No answer.', 0);
    return this.view();
  };

  readonly readNewest = async () => this.view();
}

let server: Server;
let draft: QuestionDraft;

beforeEach(() => {
  jest.useFakeTimers();
  server = new Server();
  draft = new QuestionDraft(server.view(), server);
});
afterEach(() => {
  jest.useRealTimers();
});

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const offline = () => new ApiError('offline', 'Away.', 0);

describe('a question that is being written', () => {
  it('[OWN-WEB-1] is saved a moment after the last key, once', async () => {
    for (const text of ['s', 'se', 'sec']) {
      draft.change(text);
      await pass(300);
    }
    expect(draft.read().status).toBe('saving');
    expect(server.sent).toEqual([]);
    await pass(1_000);
    expect(server.sent).toEqual([{ yaml: 'sec', revision: 1 }]);
    expect(draft.read()).toMatchObject({ status: 'saved', savedYaml: 'sec' });
  });

  it('[OWN-WEB-1] sends what was typed while a save was under way, after it', async () => {
    draft.change('one');
    void draft.flush();
    void draft.flush();
    draft.change('two');
    await pass(ON_THE_WAY_MS * 3);
    expect(draft.read()).toMatchObject({ status: 'saved', yaml: 'two' });
    expect(server.sent.map(({ yaml, revision }) => [yaml, revision])).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
  });

  it('[OWN-WEB-1] is tried again after a passing failure, and says so meanwhile', async () => {
    server.troubles = [offline(), offline()];
    draft.change('kept');
    await pass(1_000);
    expect(draft.read().status).toBe('not-saved');
    await pass(7_000);
    expect(draft.read().status).toBe('saved');
    expect(server.yaml).toBe('kept');
  });

  it('[OWN-WEB-1] is not sent for ever when it is refused, but again once it is changed', async () => {
    server.troubles = [new ApiError('body_too_large', 'Too long.', 413)];
    draft.change('long');
    await pass(20_000);
    expect(server.sent).toHaveLength(1);
    expect(draft.read()).toMatchObject({ status: 'refused', refusal: 'Too long.' });
    draft.change('short');
    await pass(1_000);
    expect(draft.read().status).toBe('saved');
  });

  it('[OWN-WEB-1] is sent at once when the page goes away', () => {
    draft.leave();
    draft.change('last words');
    draft.leave();
    expect(server.sent.map(({ yaml }) => yaml)).toEqual(['last words']);
  });

  it('[OWN-WEB-2] keeps both texts when another window was quicker, until one is chosen', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      server = new Server();
      draft = new QuestionDraft(server.view(), server);
      Object.assign(server, { yaml: 'theirs', revision: 2 });
      draft.change('mine');
      await pass(1_000);
      draft.change('mine, and more');
      await pass(5_000);
      expect(draft.read()).toMatchObject({ status: 'conflict', yaml: 'mine, and more', theirs: { yaml: 'theirs' } });
      expect(server.yaml).toBe('theirs');
      draft.settle(choice);
      await pass(1_000);
      const kept = choice === 'mine' ? 'mine, and more' : 'theirs';
      expect(draft.read()).toMatchObject({ status: 'saved', yaml: kept, theirs: null });
      expect(server.yaml).toBe(kept);
    }
  });

  it('[OWN-WEB-2] takes an answer that was lost for what it was', async () => {
    server.troubles = ['lost'];
    draft.change('arrived');
    await pass(1_000);
    expect(draft.read().status).toBe('not-saved');
    await pass(4_000);
    expect(draft.read()).toMatchObject({ status: 'saved', theirs: null, saved: { revision: 2 } });
  });
});
