import type { BundleRecord } from '../../../../shared/bundle.ts';
import { AccessScope } from '../../../../shared/entities/agent.ts';
import { head, MADE_UP } from './head.ts';
import { FACTS, PREFERENCES } from './knowledge.ts';
import { sampleId } from './ids.ts';
import { mindRecords } from './mind.ts';
import { SESSIONS } from './sessions.ts';
import type { SampleAgent, SampleFact, SamplePreference, SampleSession, SampleTask } from './story.ts';
import { TASKS } from './tasks.ts';
import { messagesOf } from './transcript.ts';

const HOUR_MS = 3_600_000;

const AGENTS: Readonly<Record<SampleAgent, { type: string; autonomy: 'assisted' | 'adaptive' }>> = {
  Pilot: { type: 'coding', autonomy: 'adaptive' },
  Scout: { type: 'research', autonomy: 'assisted' },
  Quill: { type: 'writing', autonomy: 'assisted' },
};

/**
 * The sample as records of a bundle, what is referred to first. Dates are counted back from `now` (milliseconds since
 * 1970); ids follow from names, so that they are the same each time.
 */
export function* sampleRecords(now: number): Generator<BundleRecord> {
  for (const [name, agent] of Object.entries(AGENTS)) {
    const last = Math.min(...SESSIONS.filter((session) => session.agent === name).map((one) => one.hoursAgo));
    yield agentRecord(name, agent, now, now - last * HOUR_MS);
  }
  const sessions = SESSIONS.map((session) => ({ session, messages: messagesOf(session, now) }));
  for (const { session, messages } of sessions) yield sessionRecord(session, messages);
  for (const { messages } of sessions) yield* messages;
  const said = new Map(sessions.map(({ session, messages }) => [session.slug, messages]));
  for (const fact of FACTS) yield factRecord(fact, said, now);
  for (const preference of PREFERENCES) yield preferenceRecord(preference, said, now);
  for (const task of TASKS) yield taskRecord(task, now);
  yield* mindRecords(now);
}

type Messages = readonly BundleRecord<'message'>[];

function agentRecord(
  name: string,
  { type, autonomy }: (typeof AGENTS)[SampleAgent],
  now: number,
  lastActive: number,
): BundleRecord<'agent'> {
  const first = Math.max(...SESSIONS.filter((session) => session.agent === name).map((one) => one.hoursAgo));
  return {
    ...head('agent', name, now - first * HOUR_MS),
    source: { ...MADE_UP, client: name, session_id: null },
    data: {
      name,
      type,
      autonomy_level: autonomy,
      learning_enabled: true,
      paused: false,
      read_scopes: [...AccessScope.options],
      write_scopes: [...AccessScope.options],
      hold_for_review: false,
      own_only: false,
      last_active: new Date(lastActive).toISOString(),
    },
  };
}

function sessionRecord(session: SampleSession, messages: Messages): BundleRecord<'session'> {
  const start = messages[0]?.created_at ?? '';
  const end = messages.at(-1)?.created_at ?? '';
  const id = sampleId(`session/${session.slug}`);
  return {
    ...head('session', session.slug, Date.parse(start)),
    source: {
      ...MADE_UP,
      client: session.agent,
      session_id: null,
      app: 'sample',
      external_id: session.slug,
    },
    id,
    updated_at: end,
    data: {
      user_id: sampleId('user'),
      agent_id: sampleId(`agent/${session.agent}`),
      parent_session_id: session.parent === undefined ? null : sampleId(`session/${session.parent}`),
      title: session.title,
      summary: session.summary ?? null,
      topics: [...session.topics],
      importance: session.importance,
      started_at: start,
      last_active: end,
      ended_at: end,
      model: null,
      project: session.project ?? null,
    },
  };
}

/** Who wrote something down, and which message it was drawn from. */
function originOf(from: SampleFact['from'], said: ReadonlyMap<string, Messages>) {
  if (from === undefined)
    return { at: null, actor: 'person' as const, client: 'Mneme', message_id: null, session_id: null };
  const message = said.get(from.slug)?.find(({ data }) => JSON.stringify(data.parts).includes(from.words));
  if (message === undefined) throw new Error(`No message of ${from.slug} says “${from.words}”`);
  return {
    at: Date.parse(message.created_at),
    actor: 'agent' as const,
    client: message.source.client,
    message_id: message.id,
    session_id: message.data.session_id,
  };
}

function factRecord(
  { category, key, value, confidence, from }: SampleFact,
  said: ReadonlyMap<string, Messages>,
  now: number,
): BundleRecord<'knowledge'> {
  const { at, ...origin } = originOf(from, said);
  const title = SESSIONS.find(({ slug }) => slug === from?.slug)?.title ?? null;
  return {
    ...head('knowledge', `${category}/${key}`, at ?? now - 500 * HOUR_MS),
    source: { ...MADE_UP, ...origin },
    data: { category, key, value, source: title, confidence },
  };
}

function preferenceRecord(
  { key, value, confidence, locked = false, from }: SamplePreference,
  said: ReadonlyMap<string, Messages>,
  now: number,
): BundleRecord<'preference'> {
  const { at, ...origin } = originOf(from, said);
  return {
    ...head('preference', key, at ?? now - 500 * HOUR_MS),
    source: { ...MADE_UP, ...origin },
    data: { user_id: sampleId('user'), key, value, confidence, source: null, locked },
  };
}

function taskRecord(task: SampleTask, now: number): BundleRecord<'task'> {
  const time = (hours: number | undefined): string | null =>
    hours === undefined ? null : new Date(now + hours * HOUR_MS).toISOString();
  const session = sampleId(`session/${task.session}`);
  return {
    ...head('task', task.description, now + task.madeAt * HOUR_MS),
    source: { ...MADE_UP, client: task.agent, session_id: session },
    data: {
      session_id: session,
      agent_id: sampleId(`agent/${task.agent}`),
      description: task.description,
      status: task.status,
      due_at: time(task.dueAt),
      completed_at: time(task.completedAt),
      result: task.result ?? null,
    },
  };
}
