import { describe, expect, it } from 'vitest';
import type { Message, Part } from '../../../../../../shared/entities/message.ts';
import { indexOfMessage, toBlocks } from '../../../../../../renderer/views/sessions/transcript/blocks.ts';

const AT = '2026-05-14T09:12:00.000Z';

function message(id: string, role: Message['role'], parts: Part[], more: Partial<Message> = {}): Message {
  return {
    id,
    createdAt: AT,
    updatedAt: AT,
    deletedAt: null,
    origin: { actor: 'import', client: null, sessionId: null, messageId: null, trust: 'unreviewed' },
    sessionId: 's',
    parentId: null,
    ordinal: 0,
    active: true,
    role,
    parts,
    text: '',
    tokens: null,
    model: null,
    sentAt: AT,
    importId: null,
    trimmed: false,
    siblings: 1,
    ...more,
  };
}

const text = (words: string): Part => ({ type: 'text', text: words });
const call = (callId: string): Part => ({ type: 'tool_call', callId, name: 'Read', input: {} });
const result = (callId: string): Part => ({ type: 'tool_result', callId, text: 'done', isError: false });

describe('toBlocks', () => {
  it('joins a result to its call, and its message to the one before', () => {
    const blocks = toBlocks([
      message('1', 'assistant', [call('a')]),
      message('2', 'tool', [result('a')]),
      message('3', 'assistant', [text('Found it.')]),
    ]);
    expect(blocks.map((block) => block.ids)).toEqual([['1', '2'], ['3']]);
    expect(blocks[0]?.parts[0]).toMatchObject({ kind: 'tool', result: { text: 'done' } });
    expect(indexOfMessage(blocks, '2')).toBe(0);
  });

  it('shows a result whose call is not here', () => {
    const [block] = toBlocks([message('1', 'tool', [result('elsewhere')])]);
    expect(block?.parts).toMatchObject([{ kind: 'result' }]);
  });

  it('keeps a message of several versions even where nothing of it is left', () => {
    const blocks = toBlocks([
      message('1', 'assistant', [call('a')]),
      message('2', 'tool', [result('a')], { siblings: 2 }),
    ]);
    expect(blocks).toHaveLength(2);
  });

  it('writes who speaks once, and again after folded lines', () => {
    const blocks = toBlocks([
      message('1', 'user', [text('Why?')]),
      message('2', 'user', [text('Really, why?')]),
      message('3', 'assistant', [call('a')]),
      message('4', 'assistant', [text('Because.')]),
    ]);
    expect(blocks.map((block) => block.withHeader)).toEqual([true, false, false, true]);
  });

  it('marks the first message of another day', () => {
    const blocks = toBlocks([
      message('1', 'user', [text('a')]),
      message('2', 'assistant', [text('b')], { sentAt: '2026-05-17T09:12:00.000Z' }),
      message('3', 'user', [text('c')], { sentAt: null }),
    ]);
    expect(blocks.map((block) => block.startsDay)).toEqual([false, true, false]);
  });
});
