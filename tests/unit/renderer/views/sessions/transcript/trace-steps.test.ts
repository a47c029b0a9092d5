import { describe, expect, it } from 'vitest';
import type { Message, Part } from '../../../../../../shared/entities/message.ts';
import { toTraceSteps } from '../../../../../../renderer/views/sessions/transcript/trace-steps.ts';

function message(id: string, role: Message['role'], sentAt: string | null, parts: Part[]): Message {
  return {
    id,
    createdAt: '2026-05-14T09:12:00.000Z',
    updatedAt: '2026-05-14T09:12:00.000Z',
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
    sentAt,
    importId: null,
    trimmed: false,
    siblings: 1,
  };
}

const at = (second: number) => `2026-05-14T09:12:${String(second).padStart(2, '0')}.000Z`;

describe('the steps of a session', () => {
  const steps = toTraceSteps([
    message('1', 'user', at(0), [{ type: 'text', text: '\n  Fix it.\nPlease.' }]),
    message('2', 'assistant', at(4), [
      { type: 'thinking', text: 'Hm.' },
      { type: 'text', text: 'I look.' },
      { type: 'code', text: 'ls', language: 'sh' },
      { type: 'tool_call', callId: 'a', name: 'Bash', input: { command: 'npm test' } },
    ]),
    message('3', 'tool', at(10), [{ type: 'tool_result', callId: 'a', text: 'no', isError: true }]),
    message('4', 'assistant', null, [{ type: 'text', text: '' }]),
    message('5', 'assistant', null, [{ type: 'text', text: 'Done.' }]),
  ]);

  it('are what was said, thought, called and answered, each with its message', () => {
    expect(steps.map(({ kind, name, detail, messageId }) => [kind, name, detail, messageId])).toEqual([
      ['said', 'Fix it.', '', '1'],
      ['thought', 'Hm.', '', '2'],
      ['said', 'I look.', '', '2'],
      ['tool', 'Bash', 'npm test', '2'],
      ['result', 'Bash', 'no', '3'],
      ['said', 'Done.', '', '5'],
    ]);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
  });

  it('take the time until the next message, where both times are known', () => {
    expect(steps.map(({ seconds }) => seconds)).toEqual([4, null, null, 6, null, null]);
  });

  it('say how long they are, and what failed', () => {
    expect(steps[2]?.size).toBe('I look.ls'.length);
    expect(steps.filter(({ failed }) => failed).map(({ kind }) => kind)).toEqual(['result']);
  });
});
