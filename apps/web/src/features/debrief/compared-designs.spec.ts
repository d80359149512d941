import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { diagramOf, elementsOfDesign, groupElement, type Diagram } from '@fortyfive/documents';
import { layoutDesign, parseProblem, type DesignMeasures, type HighLevelDesign } from '@fortyfive/questions';
import { DrawnDesign } from '../../../../../test/support/drawn-design';
import { compareDesigns } from './compared-designs';

const FILE = new URL('../../../../../bank/problems/url-shortener.yaml', import.meta.url);
const REFERENCE = parseProblem(readFileSync(FILE, 'utf8'), 'url-shortener.yaml').highLevelDesign;

/** The reference design on a board, as the button on the page for studying puts it there. */
function takenAway(design: HighLevelDesign): Diagram {
  const measures: DesignMeasures = {
    ...{ direction: 'down', box: { width: 180, height: 80 }, nameSize: 18, nameWidth: 168 },
    ...{ labelSize: 14, labelWidth: 110, gaps: { beside: 16, along: 30 } },
  };
  const elements = elementsOfDesign(layoutDesign(design, measures));
  return diagramOf(
    elements.map((element, place) => [element.id, groupElement({ ...element, index: `d${1000 + place}` })]),
  );
}

function without(...ids: readonly string[]): HighLevelDesign {
  const isKept = (id: string) => !ids.includes(id);
  return {
    ...REFERENCE,
    components: REFERENCE.components.filter(({ id }) => isKept(id)),
    connections: REFERENCE.connections.filter(({ from, to }) => isKept(from) && isKept(to)),
  };
}

const drawn = (...lines: readonly string[]): Diagram => diagramOf(new DrawnDesign().lines(...lines).entries());

describe('compareDesigns', () => {
  it('[DEBRIEF-10] finds nothing to say of the reference design itself', () => {
    expect(compareDesigns(REFERENCE, takenAway(REFERENCE))).toEqual({
      lacking: [],
      extra: [],
      unknown: [],
      isNothingDrawn: false,
    });
  });

  it('[DEBRIEF-10] names what was left out of it, with what it is there for', () => {
    const { lacking, extra } = compareDesigns(REFERENCE, takenAway(without('link-cache', 'click-stream')));
    expect(lacking.map(({ title, wanted, drawn: there }) => [title, wanted.map(({ name }) => name), there])).toEqual([
      ['Cache', ['Link cache'], []],
      ['Stream', ['Click stream'], []],
    ]);
    expect(lacking[1]?.wanted[0]?.purpose).toMatch(/^Buffer of click events/);
    expect(extra).toEqual([]);
  });

  it('[DEBRIEF-10] counts within a kind: one service where the strong answer has two', () => {
    const { lacking } = compareDesigns(REFERENCE, takenAway(without('redirect-service')));
    expect(lacking.map(({ kind, wanted, drawn: there }) => [kind, wanted.length, there])).toEqual([
      ['service', 2, ['Link service']],
    ]);
  });

  it('[DEBRIEF-10] names what the strong answer does without, and what cannot be told', () => {
    const board = drawn(
      'client App -> service Shop',
      'service Shop -> queue Orders',
      'box Link cache -- box Magic',
      'box Our load balancer -> service Shop',
    );
    const { lacking, extra, unknown } = compareDesigns(REFERENCE, board);
    expect(lacking.map(({ kind }) => kind)).toEqual([
      ...['service', 'sql-database', 'replica', 'stream', 'worker', 'nosql-database', 'external-service'],
    ]);
    expect(extra.map(({ title, drawn: there }) => [title, there])).toEqual([['Queue', ['Orders']]]);
    expect(unknown).toEqual(['Magic']);
  });

  it('[DEBRIEF-10] takes a component that is drawn again in a later step for the same', () => {
    const board = drawn(
      '# high-level-design',
      'client App -> service Shop',
      '# deep-dive',
      'service Shop -> cache Pages',
    );
    const services = compareDesigns(REFERENCE, board).lacking.find(({ kind }) => kind === 'service');
    expect(services?.drawn).toEqual(['Shop']);
  });

  it('[DEBRIEF-10] says so when nothing was drawn', () => {
    expect(compareDesigns(REFERENCE, drawn()).isNothingDrawn).toBe(true);
  });
});
