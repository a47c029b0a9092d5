import { expect, test } from 'vitest';
import { textOfParts } from '../../../shared/message-text.ts';

test('what is searched are the words that were said and shown, and the names of tools and files', () => {
  expect(
    textOfParts([
      { type: 'thinking', text: 'secret thought' },
      { type: 'text', text: 'said' },
      { type: 'text', text: '' },
      { type: 'code', text: 'const a = 1;', language: null },
      { type: 'tool_call', callId: null, name: 'Read', input: { file: 'hidden' } },
      { type: 'tool_result', callId: null, text: 'output', isError: false },
      { type: 'image', url: 'https://example.org', mediaType: null, bytes: null, alt: 'a cat' },
      { type: 'file', name: 'report.pdf', mediaType: null, bytes: null },
      { type: 'citation', title: 'Title', url: null, text: 'quoted' },
      { type: 'unknown', raw: { text: 'raw' } },
    ]),
  ).toBe('said\nconst a = 1;\nRead\na cat\nreport.pdf\nTitle\nquoted');
  expect(textOfParts([])).toBe('');
});
