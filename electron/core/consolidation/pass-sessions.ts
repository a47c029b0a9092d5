import type { Candidate } from '../../../shared/entities/proposal.ts';
import {
  isDismissed,
  noteSessionRead,
  noteStatement,
  noteSummary,
  type NotedStatement,
} from '../store/consolidation-notes.ts';
import {
  messageHorizon,
  type MessageToRead,
  readMessagesAfter,
  readNewestTexts,
  readSessionsToRead,
  type Scope,
  type SessionToRead,
} from '../store/consolidation-sources.ts';
import type { ReadDb } from '../store/database.ts';
import type { TermUse } from '../retrieval/summarise.ts';
import { findKept } from '../store/kept.ts';
import { findKnowledge } from '../store/knowledge.ts';
import { NAMES } from '../store/learned-names.ts';
import { documentFrequency } from '../store/search.ts';
import type { Action } from './action.ts';
import type { Heard, Kept } from './candidates.ts';
import { extractStatements, type Statement } from './extract.ts';
import { hashText } from './hash.ts';
import { type HeardName, readNames } from './names.ts';
import type { Overlay, StatedOnce } from './overlay.ts';
import { plan } from './plan.ts';
import { plainWords } from './similar.ts';
import { summaryKey } from './summaries.ts';
import { giveTurn, inTurns, type PassWorld, type Sink, type Unit } from './world.ts';

const IDLE_MS = 30 * 60_000;
const SESSIONS_AT_ONCE = 64;
const UNITS_AT_ONCE = 32;
const MESSAGES_AT_ONCE = 500;
/** How many of a session's newest messages a summary is made from. */
const SUMMARISED = 500;

/** The moment before which a session must have been active last to count as idle. */
export function idleBefore(now: number): number {
  return now - IDLE_MS;
}

/** Reads what is new in the sessions of a scope: what was stated, and what may be summed up. */
export async function passSessions(
  world: PassWorld,
  scope: Scope,
  sink: Sink,
  overlay: Overlay,
): Promise<void> {
  const { store, control } = world;
  const use = termUse(store.read);
  let pending: Unit[] = [];
  const flush = async (): Promise<void> => {
    await sink.act(pending);
    pending = [];
    await giveTurn(control);
  };
  for (let after = 0; ;) {
    const sessions = readSessionsToRead(store.read, {
      agentId: scope.agentId,
      idleBefore: idleBefore(world.now()),
      after,
      limit: SESSIONS_AT_ONCE,
    });
    for (const session of sessions) {
      const { unit, found } = await readSession(world, scope, session, use, sink.carriesOut);
      pending.push(unit);
      if (!sink.carriesOut) overlay.stated.push(...found.flatMap(statedOnce));
      if (pending.length >= UNITS_AT_ONCE) await flush();
    }
    await flush();
    const last = sessions.at(-1);
    if (!last || sessions.length < SESSIONS_AT_ONCE) return;
    after = last.pk;
  }
}

type Found = Heard & Readonly<{ messagePk: number }>;

async function readSession(
  world: PassWorld,
  scope: Scope,
  session: SessionToRead,
  use: TermUse,
  carriesOut: boolean,
): Promise<{ unit: Unit; found: Found[] }> {
  const { read } = world.store;
  const found: Found[] = [];
  const named: HeardName[] = [];
  const texts: string[] = [];
  for (let ordinal = session.lastOrdinal; ordinal < session.newestOrdinal;) {
    const messages = readMessagesAfter(read, session.pk, ordinal, MESSAGES_AT_ONCE);
    texts.push(...messages.map(({ text }) => text));
    if (scope.learns && world.config.steps.extract) {
      for (const message of messages) {
        found.push(...hear(scope, session, message));
        named.push(...hearNames(scope, session, message));
      }
    }
    ordinal = messages.length < MESSAGES_AT_ONCE ? session.newestOrdinal : (messages.at(-1)?.ordinal ?? 0);
    await giveTurn(world.control);
  }
  const due = isSummaryDue(session);
  const wholeRead = session.lastOrdinal < 0 && texts.length <= SUMMARISED;
  const summed = due && !wholeRead ? readNewestTexts(read, session.pk, SUMMARISED) : texts;
  const mayBeSummed = due && world.config.steps.summarise;
  // A preview costs nothing, so it shows what its own sentences say.
  const told = carriesOut && mayBeSummed ? await askModel(world, session, summed) : null;
  const actions = await inTurns(
    world,
    plan(
      {
        part: 'session',
        now: world.now(),
        dismissed: { has: (key) => isDismissed(read, key) },
        session: due ? { ...session, agentId: scope.agentId, texts: summed, told } : null,
        use,
        heard: found,
        keptUnder: (candidate) => keptUnder(read, candidate),
        named,
        isKnownName: (name) => findKnowledge(read, NAMES, name) !== undefined,
      },
      world.config,
      world.analyser,
    ),
  );
  return { found, unit: { actions, note: (db) => noteSession(db, session, mayBeSummed, found, actions) } };
}

/** What the local model says of a session, where there is one; what was taken back once is not asked for again. */
async function askModel(
  { store, sumUp, control }: PassWorld,
  session: SessionToRead,
  texts: readonly string[],
): Promise<string | null> {
  if (sumUp === undefined || isDismissed(store.read, summaryKey(session))) return null;
  return sumUp(texts, control.signal);
}

/** A person's own words, never those an agent put in their place. */
function hear(scope: Scope, session: SessionToRead, { pk, id, role, text }: MessageToRead): Found[] {
  if (role === 'user' && session.delegated) return [];
  return extractStatements(text, role).map((statement) => ({
    statement,
    messageId: id,
    messagePk: pk,
    sessionId: session.id,
    agentId: scope.agentId,
  }));
}

/** Names are learned from what the person says of theirs. */
function hearNames(scope: Scope, session: SessionToRead, { id, role, text }: MessageToRead): HeardName[] {
  if (role !== 'user' || session.delegated) return [];
  return readNames(text).map((name) => ({
    ...name,
    messageId: id,
    sessionId: session.id,
    agentId: scope.agentId,
  }));
}

/** A summary somebody else wrote, or changed, is left alone. */
function isSummaryDue({ over, messageCount, summary, summarisedCount, summaryHash }: SessionToRead): boolean {
  if (!over || messageCount === 0 || summarisedCount === messageCount) return false;
  return summary === null || summaryHash === hashText(summary);
}

function noteSession(
  db: Parameters<NonNullable<Unit['note']>>[0],
  session: SessionToRead,
  due: boolean,
  found: readonly Found[],
  actions: readonly Action[],
): void {
  noteSessionRead(db, session.pk, session.newestOrdinal);
  for (const { statement, messagePk } of found) {
    const noted = toNoted(statement, messagePk);
    if (noted) noteStatement(db, noted);
  }
  if (!due) return;
  const summed = actions.find((action) => action.kind === 'summarise');
  noteSummary(db, session.pk, session.messageCount, summed ? hashText(summed.summary) : null);
}

function statedOnce({ statement, messagePk, messageId, sessionId }: Found): StatedOnce[] {
  const noted = toNoted(statement, messagePk);
  return noted ? [{ ...noted, messageId, sessionId }] : [];
}

function toNoted(statement: Statement, messagePk: number): NotedStatement | null {
  const { kind, key, value, sentence, confidence } = statement;
  if (kind !== 'preference' && kind !== 'decision') return null;
  const hash = hashText([kind, plainWords(key).join(' '), plainWords(value).join(' ')].join('\n'));
  return { messagePk, kind, hash, key, value, sentence, confidence };
}

function keptUnder(db: ReadDb, candidate: Candidate): Kept | undefined {
  if (candidate.kind === 'memory') return undefined;
  return findKept(db, candidate);
}

/** How often terms are used, remembered: sessions share most of their words. */
function termUse(db: ReadDb): TermUse {
  const known = new Map<string, number>();
  return {
    documents: messageHorizon(db),
    frequency(term) {
      let frequency = known.get(term);
      if (frequency === undefined) {
        frequency = documentFrequency(db, `"${term.replaceAll('"', '""')}"`);
        known.set(term, frequency);
      }
      return frequency;
    },
  };
}
