import type { Origin } from '../../../shared/caller.ts';
import type { RecallItem } from '../../../shared/contract/recall.ts';
import type { SearchHit } from '../../../shared/contract/search.ts';
import type { Decision } from '../../../shared/entities/decision.ts';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import type { Memory } from '../../../shared/entities/memory.ts';
import type { Message } from '../../../shared/entities/message.ts';
import type { Session } from '../../../shared/entities/session.ts';
import type { Task } from '../../../shared/entities/task.ts';
import type { Entry } from './fields.ts';
import { nameOf } from './reference.ts';

/** Of a recalled record only its beginning stands in the list; all of it is in the context block. */
const RECALLED_CHARACTERS = 160;

/** Who it is from, and whether the person has looked at it. */
function provenance({ actor, client, trust }: Pick<Origin, 'actor' | 'client' | 'trust'>) {
  const by = actor === 'agent' ? (client ?? actor) : actor;
  return { by, ...(trust === 'trusted' ? {} : { unreviewed: true }) };
}

/** What was recalled, as an entry. */
export function recalledEntry({ kind, id, text, title, at, origin, score, reason }: RecallItem): Entry & {
  score: number;
} {
  const short = text.length > RECALLED_CHARACTERS ? `${text.slice(0, RECALLED_CHARACTERS)}…` : text;
  return {
    id: nameOf(kind, id),
    text: short.toWellFormed(),
    ...(title === null || title === '' ? {} : { title }),
    score: Math.round(score * 100) / 100,
    about: reason,
    at,
    ...provenance(origin),
  };
}

/** What was found, as an entry. */
export function foundEntry({ kind, id, title, snippet, at, actor, agentName, trust }: SearchHit): Entry {
  return {
    id: nameOf(kind, id),
    text: snippet?.text ?? title.text,
    title: title.text,
    ...(at === null ? {} : { at }),
    ...provenance({ actor, client: agentName, trust }),
  };
}

/** A memory as an entry. */
export function memoryEntry(memory: Memory): Entry {
  const { type, importance, tags } = memory;
  return {
    id: nameOf('memory', memory.id),
    text: memory.content,
    about: [type, `importance ${importance}`, ...tags.map((tag) => `#${tag}`)].join(', '),
    at: memory.createdAt,
    ...provenance(memory.origin),
  };
}

/** A fact as an entry. */
export function factEntry(fact: Knowledge): Entry {
  return {
    id: nameOf('knowledge', fact.id),
    title: `${fact.category} / ${fact.key}`,
    text: fact.value,
    at: fact.updatedAt,
    ...provenance(fact.origin),
  };
}

/** A session as an entry: its summary, or nothing yet. */
export function sessionEntry(session: Session): Entry {
  const { agentName, project, messageCount, topics } = session;
  const about = [agentName, project, `${messageCount} messages`, ...topics.map((topic) => `#${topic}`)];
  return {
    id: nameOf('session', session.id),
    title: session.title,
    text: session.summary ?? '',
    about: about.filter((word) => word !== null).join(', '),
    at: session.lastActive,
    ...provenance(session.origin),
  };
}

/** A message as an entry. */
export function messageEntry(message: Message): Entry & { role: string } {
  const { id, role, text, sentAt, createdAt, origin } = message;
  return { id: nameOf('message', id), role, text, at: sentAt ?? createdAt, ...provenance(origin) };
}

/** A task as an entry. */
export function taskEntry(task: Task): Entry & { status: string } {
  const { id, description, status, dueAt, result, createdAt } = task;
  const about = [dueAt === null ? null : `due ${dueAt}`, result === null ? null : `result: ${result}`];
  const said = about.filter((word) => word !== null).join('; ');
  return {
    id: nameOf('task', id),
    text: description,
    status,
    ...(said === '' ? {} : { about: said }),
    at: createdAt,
    ...provenance(task.origin),
  };
}

/** A decision as an entry. */
export function decisionEntry(decision: Decision): Entry & { outcome: string } {
  const { id, summary, chosen, options, outcome, decidedAt } = decision;
  const about = [
    chosen === null ? null : `chosen: ${chosen}`,
    options.length > 0 ? `of: ${options.join(' | ')}` : null,
  ];
  const said = about.filter((word) => word !== null).join('; ');
  return {
    id: nameOf('decision', id),
    text: summary,
    outcome,
    ...(said === '' ? {} : { about: said }),
    at: decidedAt,
  };
}
