import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { DOCUMENT_SCHEMA, openDocumentReader, openDocumentWriter, type MeasureDocument } from './documents.js';

const EMPTY: MeasureDocument = {
  title: '',
  description: null,
  words: null,
  comment: null,
  risk: null,
  deviation: null,
  cause: null,
  action: null,
  exempt: null,
  notes: null,
};

function searching(...documents: Partial<MeasureDocument>[]) {
  const db = new Database(':memory:');
  db.exec(DOCUMENT_SCHEMA);
  const writer = openDocumentWriter(db);
  documents.forEach((_, index) => writer.touch(index + 1));
  writer.flush(false, (measure) => ({ ...EMPTY, ...documents[measure - 1] }));
  return openDocumentReader(db);
}

describe('Norwegian letters', () => {
  const documents = searching(
    { title: 'Ærlig tilbakemelding' },
    { title: 'Ølandet' },
    { title: 'År for år' },
    { title: 'Arlig olandet ar' },
  );
  it.each([
    ['ærlig', [1]],
    ['ÆRLIG', [1]],
    ['ølan', [2]],
    ['år', [3]],
    ['ar', [4]],
    ['olandet', [4]],
    // the same letter, written as two characters
    ['a\u030ar', [3]],
  ])('%s is found in %j', (text, found) => expect(documents.search(text, false)).toEqual(found));
});

describe('what a person writes is text', () => {
  const documents = searching(
    { title: 'Energi og miljø', comment: 'Kontrakten "EPC" er inngått' },
    { title: 'Near miss or not', comment: 'AND, OR and NOT' },
    { title: 'Miljø' },
  );
  it('every word must stand there, each may be a beginning', () => {
    expect(documents.search('mil ener', false)).toEqual([1]);
    expect(documents.search('miljø', false)).toHaveLength(2);
    expect(documents.search('energi tannhelse', false)).toEqual([]);
  });
  it.each([
    ['"EPC"', [1]],
    ['kontrakten AND', []],
    ['OR NOT', [2]],
    ['title : near', []],
    ['near(miss', [2]],
    ['miss*', [2]],
    ['^energi', [1]],
    ['"', null],
    ['*', null],
    ["'; DROP TABLE document; --", []],
  ])('%j', (text, found) => {
    expect(documents.hasWords(text)).toBe(found !== null);
    expect(documents.search(text, false)).toEqual(found ?? []);
  });
});

describe('internal notes', () => {
  const documents = searching({ title: 'Skole', notes: 'konfidensielt <b>notat</b>' });
  it('are not found, and not shown, without the right', () => {
    expect(documents.search('konfidensielt', false)).toEqual([]);
    expect(documents.search('konfidensielt', true)).toEqual([1]);
    expect([...documents.snippets('skole', false, [1])]).toEqual([[1, '<mark>Skole</mark>']]);
    expect([...documents.snippets('konfidensielt', false, [1])]).toEqual([]);
  });
  it('are shown as text, never as HTML', () =>
    expect(documents.snippets('konfidensielt', true, [1]).get(1)).toBe(
      '<mark>konfidensielt</mark> &lt;b&gt;notat&lt;/b&gt;',
    ));
});

it('finds what a document says now, and nothing that it said before', () => {
  const db = new Database(':memory:');
  db.exec(DOCUMENT_SCHEMA);
  const writer = openDocumentWriter(db);
  const reader = openDocumentReader(db);
  writer.touch(1);
  writer.flush(false, () => ({ ...EMPTY, title: 'først' }));
  writer.touch(1);
  writer.flush(true, () => null);
  expect(reader.search('først', false)).toEqual([1]);
  openDocumentWriter(db).flush(false, () => ({ ...EMPTY, title: 'siden' }));
  expect(reader.search('først', false)).toEqual([]);
  expect(reader.search('siden', false)).toEqual([1]);
});
