import type { BundleRecord } from '../../../../shared/bundle.ts';
import type { Part, Role } from '../../../../shared/entities/message.ts';
import { sampleId } from './ids.ts';
import type { SampleSession, SampleTurn } from './story.ts';

const HOUR_MS = 3_600_000;
/** A message is written as fast as it is read: so long before it, and so long for each letter of it. */
const PAUSE_MS = 9000;
const LETTER_MS = 45;

type Branch = { parent: string | null; active: boolean };

/** The messages of a conversation in order, all its branches. It begins `hoursAgo` before `now`. */
export function messagesOf(session: SampleSession, now: number): BundleRecord<'message'>[] {
  const messages: BundleRecord<'message'>[] = [];
  let at = now - session.hoursAgo * HOUR_MS;
  const add = (role: Role, parts: Part[], branch: Branch): void => {
    at += PAUSE_MS + JSON.stringify(parts).length * LETTER_MS;
    const record = messageRecord(session, messages.length, { role, parts, at: Math.min(at, now), ...branch });
    messages.push(record);
    branch.parent = record.id;
  };
  const follow = (turns: readonly SampleTurn[], branch: Branch): void => {
    for (const turn of turns) {
      if ('otherwise' in turn) follow(turn.otherwise, { parent: branch.parent, active: false });
      else for (const { role, parts } of spoken(turn, `call-${messages.length}`)) add(role, parts, branch);
    }
  };
  follow(session.turns, { parent: null, active: true });
  return messages;
}

/** What is said in a turn: one message, or the call of a tool and what came of it. */
function spoken(
  turn: Exclude<SampleTurn, { otherwise: unknown }>,
  callId: string,
): { role: Role; parts: Part[] }[] {
  if ('you' in turn) return [{ role: 'user', parts: [{ type: 'text', text: turn.you }] }];
  if ('agent' in turn) {
    const thinking: Part[] = turn.thinking === undefined ? [] : [{ type: 'thinking', text: turn.thinking }];
    return [{ role: 'assistant', parts: [...thinking, { type: 'text', text: turn.agent }] }];
  }
  const { tool: name, input, result: text, failed = false } = turn;
  return [
    { role: 'assistant', parts: [{ type: 'tool_call', callId, name, input }] },
    { role: 'tool', parts: [{ type: 'tool_result', callId, text, isError: failed }] },
  ];
}

type Said = Branch & { role: Role; parts: Part[]; at: number };

function messageRecord(
  { slug, agent }: SampleSession,
  ordinal: number,
  { role, parts, at, parent, active }: Said,
): BundleRecord<'message'> {
  const time = new Date(at).toISOString();
  return {
    kind: 'message',
    v: 1,
    id: sampleId(`message/${slug}/${ordinal}`),
    created_at: time,
    updated_at: time,
    deleted_at: null,
    source: {
      actor: 'import',
      client: agent,
      session_id: null,
      message_id: null,
      trust: 'trusted',
      external_id: `${slug}-${ordinal}`,
    },
    data: {
      session_id: sampleId(`session/${slug}`),
      parent_id: parent,
      ordinal,
      active,
      trimmed: false,
      role,
      parts,
      tokens: null,
      model: null,
      sent_at: time,
    },
    ext: {},
  };
}
