import type * as Y from 'yjs';
import { boardElements, readGroups } from '../board.js';
import { readBoardElement, type BoardElement } from '../board-element.js';
import { GROUP_KEYS, type ElementGroups } from '../board-groups.js';
import type { Diagram } from './diagram.js';
import { diagramOf } from './diagram-reader.js';

interface Seen {
  readonly groups: ElementGroups;
  readonly element: BoardElement | null;
}

/**
 * Reads the design on a board again and again, as it changes. Elements that are as they were are not read anew: a group is
 * replaced as a whole when it changes (DOCUMENT-2), so the same object holds the same.
 * @example const memo = new DiagramMemo(); memo.read(doc); // and again after every change
 */
export class DiagramMemo {
  #seen = new Map<string, Seen>();

  read(doc: Y.Doc): Diagram {
    const seen = new Map<string, Seen>();
    const entries = [...boardElements(doc)].map(([id, element]) => [id, readGroups(element)] as const);
    const diagram = diagramOf(entries, (id, groups) => {
      const before = this.#seen.get(id);
      const now =
        before && hasSameGroups(before.groups, groups) ? before : { groups, element: readBoardElement(id, groups) };
      seen.set(id, now);
      return now.element;
    });
    this.#seen = seen;
    return diagram;
  }
}

/**
 * The design on a board document as it is now.
 * @example readDiagram(doc).components.length
 */
export function readDiagram(doc: Y.Doc): Diagram {
  return new DiagramMemo().read(doc);
}

function hasSameGroups(one: ElementGroups, other: ElementGroups): boolean {
  return Object.values(GROUP_KEYS).every((key) => one[key] === other[key]);
}
