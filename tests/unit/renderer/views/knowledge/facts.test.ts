import { expect, it } from 'vitest';
import type { Knowledge } from '../../../../../shared/entities/knowledge.ts';
import { toJson, toMarkdown } from '../../../../../renderer/views/knowledge/copy-facts.ts';
import { patchOf, readConfidence } from '../../../../../renderer/views/knowledge/fact-fields.ts';

const FACT: Knowledge = {
  id: '018f4e6c-3a2b-7c4d-8e9f-0a1b2c3d4e5f',
  createdAt: '2026-05-06T10:31:00.000Z',
  updatedAt: '2026-05-07T10:31:00.000Z',
  deletedAt: null,
  origin: { actor: 'person', client: null, sessionId: null, messageId: null, trust: 'trusted' },
  category: 'fares',
  key: 'a|b',
  value: 'one\ntwo',
  source: null,
  confidence: 0.8,
};

it('writes facts as a Markdown table that pipes and lines cannot break', () => {
  expect(toMarkdown([FACT]).split('\n')).toEqual([
    '| category | key | value | source | confidence | updatedAt |',
    '| --- | --- | --- | --- | --- | --- |',
    '| fares | a\\|b | one<br>two |  | 0.8 | 2026-05-07T10:31:00.000Z |',
  ]);
});

it('writes one fact as an object of JSON, several as a list', () => {
  expect(JSON.parse(toJson([FACT]))).toMatchObject({ category: 'fares', source: null, confidence: 0.8 });
  expect(JSON.parse(toJson([FACT, FACT]))).toHaveLength(2);
});

it.each([
  ['0.8', 0.8],
  ['0,75', 0.75],
  ['80 %', 0.8],
  ['1', 1],
  ['0', 0],
])('reads the confidence %s', (draft, expected) => {
  expect(readConfidence(draft)).toBe(expected);
});

it.each(['', 'high', '1.2', '-0.1', '120%', '0.5.1'])('refuses the confidence %j', (draft) => {
  expect(() => readConfidence(draft)).toThrow(/from 0 to 1/);
});

it('keeps an emptied source as none', () => {
  expect(patchOf('source', '')).toEqual({ source: null });
  expect(patchOf('value', '')).toEqual({ value: '' });
});
