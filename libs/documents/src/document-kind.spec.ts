import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENT_KINDS, documentName, parseDocumentName } from './document-kind.js';

const interviewId = '0190f3c2-7b1a-4c3d-9e5f-001122334455';

describe('document names', () => {
  it('DOCUMENT-6 read back what was named', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...DOCUMENT_KINDS), (id, kind) => {
        expect(parseDocumentName(documentName({ interviewId: id, kind }))).toEqual({ interviewId: id, kind });
      }),
    );
  });

  it.each([
    '',
    'board',
    `${interviewId}`,
    `${interviewId}/`,
    `${interviewId}/events`,
    `${interviewId}/board/x`,
    `../${interviewId}/board`,
  ])('DOCUMENT-6 are refused when they are not exactly one: %j', (name) => expect(parseDocumentName(name)).toBeNull());
});
