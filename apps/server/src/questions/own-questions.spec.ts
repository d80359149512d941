import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  BriefView,
  OwnQuestionPreview,
  OwnQuestionSummary,
  OwnQuestionVersionView,
  OwnQuestionView,
  QuestionPage,
  QuestionView,
  SavedOwnQuestionView,
  SharedQuestionView,
  StudyView,
} from '@fortyfive/contract';
import { Listener } from '../../../../test/support/listener.js';
import { ask, eventually } from '../../../../test/support/person.js';
import { routesOf } from '../../../../test/support/routes.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

const TEMPLATE = readFileSync(path.join(import.meta.dirname, '../../../../bank/template.yaml'), 'utf8');
const UNKNOWN = '01a1f7cc-2f69-711d-9eec-b49f432af5e6';
const CANARY = 'zzcanary';
/** Secret from its first word: in the teaser, in the brief and in a comment. */
const SECRET = TEMPLATE.replaceAll('feature-flag', `${CANARY}-flag`)
  .replace('of a product', `of ${CANARY}`)
  .replace('announcement: A change', `announcement: ${CANARY} A change`)
  .replace('# Step 3.', `# Step 3. ${CANARY}`);
const SMALL = 'slug: small\ntitle: Small\noneLiner: Hardly anything.\ndifficulty: easy # so far\n';

let server: RunningApp;
let people: Listener[] = [];

beforeAll(async () => {
  server = await startApp();
});
afterAll(async () => {
  for (const person of people) person.leave();
  await server.close();
});

type Refused = { readonly code?: string };

async function arrive(name: string): Promise<Listener> {
  const person = await Listener.guest(server.url, name);
  people = [...people, person];
  return person;
}

const write = async (person: Listener, yaml: string) =>
  (await person.post<{ id: string }>('/api/my-questions', { from: 'text', yaml })).body.id;
const read = (person: Listener, id: string) => person.get<OwnQuestionView & Refused>(`/api/my-questions/${id}`);
const save = (person: Listener, id: string, yaml: string, revision: number) =>
  person.put<SavedOwnQuestionView & Refused>(`/api/my-questions/${id}`, { yaml, revision });
const share = async (person: Listener, id: string) =>
  `~${(await person.post<SharedQuestionView>(`/api/my-questions/${id}/share`)).body.token}`;
const list = async (person: Listener) => (await person.get<OwnQuestionSummary[]>('/api/my-questions')).body;
const letTimePass = (minutes: number) =>
  server.pool.query(`update question_versions set loaded_at = loaded_at - interval '${minutes} minutes'`);

async function play(interviewer: Listener, candidate: Listener, ref: string) {
  const { roomId, invite } = await interviewer.openRoom('interviewer', ref);
  await candidate.accept(invite.token);
  const [host, guest] = [await interviewer.enter(roomId), await candidate.enter(roomId)];
  for (const { socket } of [host, guest]) await ask(socket, 'room:set-ready', { roomId, isReady: true });
  expect(await ask(host.socket, 'room:start', { roomId, version: 4 })).toMatchObject({ ok: true });
  const end = async () =>
    expect(await ask(host.socket, 'room:end', { roomId, version: 5 })).toMatchObject({ ok: true });
  return { roomId, interviewId: host.view.interviewId, end };
}

describe('writing a question of my own', () => {
  it('[QUESTIONS-11] keeps every text as it was typed, and says what is wrong with it by line', async () => {
    const ana = await arrive('Ana');
    const { id } = (await ana.post<{ id: string }>('/api/my-questions', { from: 'template' })).body;
    expect((await read(ana, id)).body).toMatchObject({ yaml: TEMPLATE, revision: 1, state: 'ready', issues: [] });
    for (const [at, text] of [
      '',
      'title: [',
      '\t\n# half a',
      SMALL.slice(0, 20),
      `a: ${'x'.repeat(150_000)}`,
    ].entries()) {
      const { status, body } = await save(ana, id, text, at + 1);
      expect([status, body.revision]).toEqual([200, at + 2]);
      expect(body.issues.some(({ severity, line }) => severity === 'error' && line >= 1)).toBe(true);
      expect((await read(ana, id)).body).toMatchObject({ yaml: text, issues: body.issues, revision: at + 2 });
    }
    const wrong = TEMPLATE.replace('value: 200\n', 'value: 250\n');
    const line = wrong.slice(0, wrong.indexOf('value: 250')).split('\n').length;
    const message = 'estimation.estimates[1].value is 250, but the formula gives 200 request / s.';
    expect((await save(ana, id, wrong, 6)).body.issues).toEqual([
      { line, path: 'estimation.estimates[1].value', message, severity: 'error' },
    ]);
  });

  it('[QUESTIONS-11] gives interviews the last version that was in order', async () => {
    const ana = await arrive('Ana');
    const id = await write(ana, 'title: "Not there yet" # so far');
    const known = () => ana.get<QuestionView & Refused>(`/api/questions/${id}`);
    expect((await known()).status).toBe(404);
    expect(await list(ana)).toMatchObject([{ id, title: 'Not there yet', state: 'draft', isShared: false }]);
    expect((await save(ana, id, SMALL, 1)).body).toMatchObject({ state: 'ready', title: 'Small' });
    expect((await save(ana, id, SMALL.replace('Small', '[Large'), 2)).body).toMatchObject({
      state: 'ready',
      title: 'Small',
    });
    expect((await known()).body).toMatchObject({ ref: id, title: 'Small', origin: 'mine', pathSteps: [] });
    const { body: brief } = await ana.get<BriefView>(`/api/questions/${id}/brief`);
    expect(brief.problem).toMatchObject({ title: 'Small', curveballs: [], steps: { api: { hints: [] } } });
  });

  it('[QUESTIONS-11] loses nothing to a second window', async () => {
    const ana = await arrive('Ana');
    const id = await write(ana, SMALL);
    const texts = Array.from({ length: 8 }, (_, at) => `${SMALL}# window ${at}\n`);
    const answers = await Promise.all(texts.map((text) => save(ana, id, text, 1)));
    const taken = answers.flatMap(({ status }, at) => (status === 200 ? [at] : []));
    expect(taken).toHaveLength(1);
    for (const { status, body } of answers)
      if (status !== 200) expect([status, body.code]).toEqual([409, 'draft_changed']);
    expect((await read(ana, id)).body).toMatchObject({ yaml: texts[taken[0] ?? 0], revision: 2 });
  });

  it('[QUESTIONS-11] goes out and comes in again with every comment', async () => {
    const ana = await arrive('Ana');
    const id = await write(ana, TEMPLATE);
    const { body, headers } = await ana.get<string>(`/api/my-questions/${id}/export`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="feature-flags.yaml"');
    expect(headers.get('content-type')).toMatch(/^application\/yaml/);
    expect(body).toBe(TEMPLATE);
    expect((await read(ana, await write(ana, body))).body.yaml).toBe(TEMPLATE);
    const odd = await write(ana, 'slug: "../x\\"; filename=evil"\n');
    const { headers: named } = await ana.get(`/api/my-questions/${odd}/export`);
    expect(named.get('content-disposition')).toBe('attachment; filename="question.yaml"');
  });

  it('[QUESTIONS-11] shows both faces of a text beforehand, and keeps nothing of it', async () => {
    const ana = await arrive('Ana');
    const preview = async (yaml: string) =>
      (await ana.post<OwnQuestionPreview>('/api/my-questions/preview', { yaml })).body;
    const { faces } = await preview(TEMPLATE);
    expect(faces?.teaser.title).toBe('Design a feature-flag service');
    expect(faces?.brief.estimates).toMatchObject([{ text: expect.stringContaining('operation/s') }, {}, {}, {}]);
    expect(await preview('title: [')).toMatchObject({ faces: null, issues: [{ line: 1, severity: 'error' }] });
    expect(await list(ana)).toEqual([]);
  });

  it('[QUESTIONS-11] is bounded: in length, in number and in how often', async () => {
    const ana = await arrive('Ana');
    const post = (body: unknown) => ana.post<Refused>('/api/my-questions', body);
    expect((await post({ from: 'text', yaml: '\u20ac'.repeat(200_000) })).status).toBe(201);
    expect((await post({ from: 'text', yaml: 'x'.repeat(200_001) })).body.code).toBe('bad_request');
    expect((await post({ from: 'text', yaml: 'x'.repeat(1_100_000) })).body.code).toBe('body_too_large');
    // Elsewhere bodies are as short as ever.
    expect((await ana.post<Refused>('/api/rooms', { question: 'x'.repeat(200_000) })).body.code).toBe('body_too_large');
    await server.pool.query(
      `insert into questions (id, origin, owner_id, slug, title, one_liner, difficulty)
       select gen_random_uuid(), 'own', owner_id, 'a', 'A', '', 'easy' from questions, generate_series(1, 199) where owner_id =
       (select user_id from question_sights where question_id = $1)`,
      [(await list(ana))[0]?.id],
    );
    expect((await post({ from: 'template' })).body.code).toBe('questions_full');
    const answers = await Promise.all(Array.from({ length: 60 }, () => post({ from: 'text', yaml: 'a' })));
    expect(answers.some(({ body }) => body.code === 'too_many_requests')).toBe(true);
  });
});

describe('versions', () => {
  it('[QUESTIONS-11] are kept: the last of every ten minutes, and whatever an interview has', async () => {
    const ana = await arrive('Ana');
    const id = await write(ana, SMALL.replace('Small', 'First'));
    const { version: first } = (await read(ana, id)).body.versions[0] ?? {};
    await letTimePass(30);
    await save(ana, id, SMALL.replace('Small', 'Second'), 1);
    await play(ana, await arrive('Ben'), id);
    // The interview has the second one; of the next two, typed in one go, one is enough.
    await save(ana, id, SMALL.replace('Small', 'Thi'), 2);
    const { body } = await save(ana, id, SMALL.replace('Small', 'Third'), 3);
    expect(body.versions.map(({ isCurrent, isPinned }) => [isCurrent, isPinned])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
    const old = await ana.get<OwnQuestionVersionView>(`/api/my-questions/${id}/versions/${first}`);
    expect(old.body.yaml).toMatch(/^title: First$/m);
    // Written as the new draft, it is the current version again.
    expect((await save(ana, id, old.body.yaml, 4)).body).toMatchObject({ title: 'First', issues: expect.any(Array) });
    expect((await read(ana, id)).body.versions.find(({ isCurrent }) => isCurrent)?.version).toBe(first);
    expect((await ana.get(`/api/my-questions/${id}/versions/0123456789abcdef`)).status).toBe(404);
  });
});

describe('nobody else', () => {
  it('[QUESTIONS-10] learns of a question that is not theirs, by any route, search or error', async () => {
    const ana = await arrive('Ana');
    const [id, draft] = [await write(ana, SECRET), await write(ana, `${SECRET}\n  broken`)];
    const { version } = (await read(ana, id)).body.versions[0] ?? {};
    expect((await read(ana, id)).body.issues).toEqual([]);
    const nobody = new Listener(server.url);
    for (const person of [await arrive('Stranger'), nobody]) {
      for (const route of routesOf(server)) {
        if (!/questions/.test(route.path)) continue;
        for (const theirs of [id, draft, `${id}' or '1'='1`, '%00', UNKNOWN]) {
          const address = route.path.replace(':version', version ?? '').replace(/:\w+/g, theirs);
          for (const body of [undefined, '{}', JSON.stringify({ yaml: 'a', revision: 1 }), '{"reason":"study"}'])
            if ((body === undefined) === (route.method === 'GET')) await person.send(route.method, address, body);
        }
      }
      for (const q of [CANARY, 'zzcanar', 'zzcanray', 'flag'])
        for (const more of ['', '&origin=mine', '&seen=no&origin=bank'])
          await person.get<QuestionPage>(`/api/questions?q=${q}${more}`);
      await person.get('/api/questions/draw?origin=mine');
      for (const ref of [id, draft]) await person.post('/api/rooms', { question: ref, role: 'interviewer' });
      // What one typed oneself comes back as a word to mark.
      expect(person.heard().replaceAll(/"terms":\[[^\]]*\]/g, '')).not.toContain(CANARY);
    }
    // As if there were none, to the last byte.
    const stranger = await arrive('Stranger');
    const answerTo = async (method: string, address: string, body?: object) => {
      const { status, body: answer } = await stranger.send(method, address, body ? JSON.stringify(body) : undefined);
      return JSON.stringify([status, answer]);
    };
    for (const [method, rest, body] of [
      ['GET', ''],
      ['PUT', '', { yaml: 'a', revision: 1 }],
      ['DELETE', ''],
      ['GET', '/export'],
      ['GET', `/versions/${version}`],
      ['POST', '/share', {}],
      ['DELETE', '/share'],
    ] as const) {
      const answer = await answerTo(method, `/api/my-questions/${id}${rest}`, body);
      expect([method, rest, answer]).toEqual([method, rest, expect.stringContaining('[404,')]);
      expect(answer).toBe(await answerTo(method, `/api/my-questions/${UNKNOWN}${rest}`, body));
      expect(answer).toBe(await answerTo(method, `/api/my-questions/x${rest}`, body));
    }
    expect((await read(ana, id)).body).toMatchObject({ yaml: SECRET, revision: 1, isShared: false });
    // The test of the test: its owner finds it, and is the only one.
    const { body: found } = await ana.get<QuestionPage>(`/api/questions?q=${CANARY}`);
    expect(found.questions).toMatchObject([{ ref: id, origin: 'mine' }]);
  });

  it('[QUESTIONS-6] the owner neither, while they are the candidate', async () => {
    const [ana, ben] = [await arrive('Ana'), await arrive('Ben')];
    const id = await write(ana, SECRET);
    const { version } = (await read(ana, id)).body.versions[0] ?? {};
    const interview = await play(ben, ana, await share(ana, id));
    ana.forget();
    const refused = { code: 'question_in_play' };
    for (const place of ['', '/export', `/versions/${version}`])
      expect((await ana.get(`/api/my-questions/${id}${place}`)).body).toMatchObject(refused);
    expect((await save(ana, id, 'title: [', 1)).body).toMatchObject(refused);
    expect((await ana.get(`/api/questions/${id}/brief`)).body).toMatchObject(refused);
    expect((await ana.post('/api/my-questions', { from: 'question', ref: id })).body).toMatchObject(refused);
    await list(ana);
    expect(ana.heard()).not.toContain(`${CANARY} A change`);
    await interview.end();
    expect((await read(ana, id)).body.yaml).toBe(SECRET);
  });
});

describe('sharing', () => {
  it('[QUESTIONS-12] gives who has the link a teaser, asks before the rest, and ends at once', async () => {
    const [ana, ben] = [await arrive('Ana'), await arrive('Ben')];
    const id = await write(ana, SECRET);
    const ref = await share(ana, id);
    expect(ref).toMatch(/^~[\w-]{22}$/);
    expect(await list(ana)).toMatchObject([{ isShared: true }]);
    const { rows } = await server.pool.query<{ row: string }>(
      'select questions::text as row from questions where id = $1',
      [id],
    );
    expect(rows[0]?.row).not.toContain(ref.slice(1));
    const get = (person: Listener, more = '') => person.get<QuestionView & Refused>(`/api/questions/${ref}${more}`);
    expect((await get(new Listener(server.url))).body).toMatchObject({ ref, origin: 'shared', isSeen: false });
    expect((await get(ben, '/brief')).body.code).toBe('question_not_seen');
    expect((await ben.post<Refused>('/api/my-questions', { from: 'question', ref })).body.code).toBe(
      'question_not_seen',
    );
    expect(ben.heard()).not.toContain(`${CANARY} A change`);
    const interview = await play(ben, await arrive('Cleo'), ref);
    await ben.put(`/api/questions/${ref}/sight`, { reason: 'study' });
    expect((await get(ben, '/brief')).status).toBe(200);
    const copy = await ben.post<{ id: string }>('/api/my-questions', { from: 'question', ref });
    expect((await read(ben, copy.body.id)).body).toMatchObject({ state: 'ready', issues: [] });
    // A new link ends the old one, and taking it back ends both.
    const next = await share(ana, id);
    expect((await get(ben)).status).toBe(404);
    expect((await ben.get(`/api/questions/${next}`)).status).toBe(200);
    expect((await ana.send('DELETE', `/api/my-questions/${id}/share`)).status).toBe(204);
    for (const gone of [ref, next]) {
      for (const place of ['', '/brief']) expect((await ben.get(`/api/questions/${gone}${place}`)).status).toBe(404);
      expect((await ben.put(`/api/questions/${gone}/sight`, { reason: 'study' })).status).toBe(404);
      expect((await ben.post('/api/rooms', { question: gone, role: 'candidate' })).status).toBe(404);
    }
    expect((await ben.get<BriefView>(`/api/interviews/${interview.interviewId}/brief`)).body.problem.slug).toBe(
      'zzcanary-flags',
    );
  });

  it('[QUESTIONS-12] waits for a version that is in order', async () => {
    const ana = await arrive('Ana');
    const id = await write(ana, 'title: a');
    expect((await ana.post<Refused>(`/api/my-questions/${id}/share`)).body.code).toBe('question_not_ready');
  });
});

describe('deleting', () => {
  it('[QUESTIONS-12] leaves nothing of a question that no interview has', async () => {
    const ana = await arrive('Ana');
    const id = await write(ana, SECRET);
    const ref = await share(ana, id);
    expect((await ana.send('DELETE', `/api/my-questions/${id}`)).status).toBe(204);
    for (const place of [`/api/my-questions/${id}`, `/api/questions/${id}`, `/api/questions/${ref}`])
      expect((await ana.get(place)).status).toBe(404);
    expect((await server.pool.query('select from questions where id = $1', [id])).rowCount).toBe(0);
    expect((await server.pool.query('select from question_versions where question_id = $1', [id])).rowCount).toBe(0);
  });

  it('[QUESTIONS-12] leaves the versions that interviews have to these interviews, and nothing else', async () => {
    const [ana, ben] = [await arrive('Ana'), await arrive('Ben')];
    const id = await write(ana, SECRET.replace('# Step 3.', '# Step 3. zzdraft'));
    const { interviewId, end } = await play(ana, ben, id);
    await letTimePass(30);
    await save(ana, id, SECRET.replace('Design a', 'Build a zzlater'), 1);
    await ana.post(`/api/questions/${id}/reports`, { section: '', text: 'zzreport is not right.' });
    expect((await ana.send('DELETE', `/api/my-questions/${id}`)).status).toBe(204);
    await end();
    expect(await list(ana)).toEqual([]);
    for (const person of [ana, ben]) {
      const study = await person.get<BriefView>(`/api/interviews/${interviewId}/study`);
      expect(study.body.problem.title).toBe('Design a zzcanary-flag service');
    }
    expect((await ana.get<QuestionPage>(`/api/questions?q=${CANARY}`)).body.total).toBe(0);
    const { rows } = await server.pool.query<{ row: string }>(
      `select questions::text || coalesce(string_agg(v.content::text, ''), '') || (select count(*) from question_reports where question_id = $1)
       as row from questions left join question_versions v on v.question_id = questions.id where questions.id = $1 group by questions.*`,
      [id],
    );
    expect(rows[0]?.row).toMatch(/0$/);
    for (const gone of ['zzdraft', 'zzlater', 'zzreport']) expect(rows[0]?.row).not.toContain(gone);
  });
});

describe('reports', () => {
  it('[QUESTIONS-13] reach the owner of a question, with the version they are about, and nobody else', async () => {
    const [ana, ben] = [await arrive('Ana'), await arrive('Ben')];
    const id = await write(ana, SMALL);
    const { version } = (await read(ana, id)).body.versions[0] ?? {};
    const ref = await share(ana, id);
    const report = (person: Listener, at: string, body: unknown) =>
      person.post<Refused>(`/api/questions/${at}/reports`, body);
    const body = { section: 'estimation', text: 'The third figure zzreported is wrong.' };
    expect((await report(ben, ref, body)).status).toBe(204);
    await save(ana, id, SMALL.replace('Small', 'Later'), 1);
    expect((await read(ana, id)).body.reports).toEqual([{ ...body, version, at: expect.any(String) }]);
    expect(await list(ana)).toMatchObject([{ reportCount: 1 }]);
    for (const place of ['', '/brief']) await ben.get(`/api/questions/${ref}${place}`);
    expect(ben.heard()).not.toContain('zzreported');
    expect((await report(ben, id, body)).status).toBe(404);
    expect((await report(new Listener(server.url), ref, body)).status).toBe(401);
    expect((await report(ben, ref, { ...body, text: 'Short' })).status).toBe(400);
  });

  it('[QUESTIONS-13] of an interview go to who may name its question: the owner, anybody for the bank, nobody else', async () => {
    const [ana, ben] = [await arrive('Ana'), await arrive('Ben')];
    const refs = async (question: string) => {
      const { interviewId, end } = await play(ana, ben, question);
      await end();
      const study = async (person: Listener) =>
        (await person.get<StudyView>(`/api/interviews/${interviewId}/study`)).body.ref;
      return [await study(ana), await study(ben)];
    };
    const id = await write(ana, TEMPLATE);
    expect(await refs(await share(ana, id))).toEqual([id, null]);
    expect(await refs('pastebin')).toEqual(['pastebin', 'pastebin']);
  });

  it('[QUESTIONS-13] of one person are twenty a day, whatever they are about', async () => {
    const ben = await arrive('Ben');
    const report = async () =>
      (await ben.post('/api/questions/url-shortener/reports', { section: '', text: 'Something here is wrong.' }))
        .status;
    const answers = await Promise.all(Array.from({ length: 24 }, report));
    expect(answers.filter((status) => status === 204)).toHaveLength(20);
    expect(answers.filter((status) => status === 429)).toHaveLength(4);
    server.time.advance(24 * 60 * 60 * 1000 + 1);
    expect(await eventually(report, (status) => status === 204)).toBe(204);
  });
});
