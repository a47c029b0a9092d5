import type { HandlersFor } from '../../../shared/contract/define.ts';
import { type search as domain, type SearchHit, SearchKind } from '../../../shared/contract/search.ts';
import type { Caller } from '../../../shared/caller.ts';
import { AppError } from '../../../shared/errors.ts';
import { suggestSpelling } from '../retrieval/did-you-mean.ts';
import { hitParts, sumParts } from '../retrieval/hit-worth.ts';
import { parseQuery, type SearchQuery } from '../retrieval/query.ts';
import { cutSnippet, highlight } from '../retrieval/snippet.ts';
import { maskCut } from '../secrets/answer.ts';
import { countMatches, findBest, findMatches, type FoundRow, type WorthOfHit } from '../store/search.ts';
import { listFiltered } from '../store/search-listing.ts';
import { canMatch } from '../store/search-sources.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';
import { viewerOf } from './viewer.ts';

export const search: HandlersFor<typeof domain, Context> = {
  run(context, { text, kinds: wanted, sort, limit, cursor, ...filters }, caller) {
    const kinds = wanted ?? SearchKind.options;
    const filter = { ...filters, viewer: viewerOf(caller) };
    const startedAt = performance.now();
    const query = parseQuery(context.analyser, text);
    const [only, ...others] = kinds;
    if (cursor !== undefined && (only === undefined || others.length > 0)) {
      throw new AppError(
        'invalid_input',
        'A cursor goes with exactly one kind. Ask for the kind it came from.',
      );
    }
    const now = context.now();
    const worth = worthAt(now);
    const items: SearchHit[] = [];
    let next: string | null = null;
    let complete = true;
    const { match, plain } = query;
    const { read } = context.store;
    const lists = listsWithoutWords(text, { kinds: wanted, ...filters });
    for (const kind of kinds) {
      if ((match === null && !lists) || !canMatch(kind, filter)) continue;
      const page =
        match === null
          ? listFiltered(read, kind, { filter, limit, cursor })
          : findMatches(read, kind, { match, plain, filter, sort, limit, cursor, worth });
      items.push(...page.rows.map((row) => toHit(context, { query, caller, now }, kind, row)));
      next = others.length === 0 ? page.next : null;
      complete &&= page.complete;
    }
    return { items, next, tookMs: performance.now() - startedAt, complete };
  },
  whole(context, { text, kinds = SearchKind.options, limit, ...filters }, caller) {
    const filter = { ...filters, viewer: viewerOf(caller) };
    const startedAt = performance.now();
    const query = parseQuery(context.analyser, text);
    const { match } = query;
    const now = context.now();
    const worth = worthAt(now);
    const items = kinds.flatMap((kind) =>
      match === null || !canMatch(kind, filter)
        ? []
        : findBest(context.store.read, kind, { match, filter, limit, worth }).map((row) =>
            toHit(context, { query, caller, now }, kind, row),
          ),
    );
    return { items, next: null, tookMs: performance.now() - startedAt, complete: true };
  },
  facets(context, { text, ...filters }, caller) {
    const filter = { ...filters, viewer: viewerOf(caller) };
    const { match } = parseQuery(context.analyser, text);
    const lists = text.trim() === '';
    const count = (kind: SearchKind): { count: number; more: boolean } =>
      (match === null && !lists) || !canMatch(kind, filter)
        ? { count: 0, more: false }
        : countMatches(context.store.read, kind, match, filter);
    return {
      kinds: {
        message: count('message'),
        session: count('session'),
        memory: count('memory'),
        knowledge: count('knowledge'),
        preference: count('preference'),
        task: count('task'),
        decision: count('decision'),
      },
    };
  },
  spelling(context, { text, ...filters }, caller) {
    const filter = { ...filters, viewer: viewerOf(caller) };
    const { analyser } = context;
    const db = context.store.read;
    const finds = (changed: string): boolean => {
      const { match, plain } = parseQuery(analyser, changed);
      if (match === null) return false;
      const kinds = SearchKind.options.filter((kind) => canMatch(kind, filter));
      const one = { match, plain, filter, sort: 'newest', limit: 1 } as const;
      return kinds.some((kind) => findMatches(db, kind, one).rows.length > 0);
    };
    return { text: suggestSpelling({ db, analyser, finds }, text) };
  },
};

/** Whether all that filters leave is asked for: there are filters and no words. */
function listsWithoutWords(text: string, filters: Readonly<Record<string, unknown>>): boolean {
  return text.trim() === '' && Object.values(filters).some((value) => value !== undefined);
}

function worthAt(now: number): WorthOfHit {
  return (kind, words, standing) => sumParts(hitParts(kind, words, standing, now));
}

/** What a search is answered with: what was asked, by whom, and when, in milliseconds. */
type Asked = Readonly<{ query: SearchQuery; caller: Caller; now: number }>;

function toHit(context: Context, { query, caller, now }: Asked, kind: SearchKind, row: FoundRow): SearchHit {
  const { analyser, store } = context;
  const { id } = row;
  const { title, body } = kind === 'memory' ? inTwo(row.body ?? '') : row;
  const parts = row.words === null ? null : hitParts(kind, row.words, row, now);
  return {
    kind,
    id,
    score: parts === null ? 0 : sumParts(parts),
    parts,
    title: highlight(analyser, query, title),
    snippet:
      body === null || body === ''
        ? null
        : maskCut(store.read, caller, now, { id, text: body, cut: cutSnippet(analyser, query, body) }),
    at: row.at === null ? null : toIso(row.at),
    actor: row.actor,
    trust: row.trusted === 1 ? 'trusted' : 'unreviewed',
    agentName: row.agent_name,
    sessionId: row.session_id,
    sessionTitle: row.session_title,
    project: row.project,
    source: row.source ?? null,
    role: row.role,
    confidence: row.confidence,
    tier: row.tier,
    usedAt: row.used_at === null ? null : toIso(row.used_at),
  };
}

const LONGEST_TITLE = 120;

/** A memory has no title: its beginning stands for one, and all of it is shown only where it is longer than that. */
function inTwo(content: string): { title: string; body: string | null } {
  const line = content.trim().split('\n', 1)[0] ?? '';
  if (line.length <= LONGEST_TITLE) return { title: line, body: content.trim() === line ? null : content };
  const cut = line.lastIndexOf(' ', LONGEST_TITLE);
  return { title: `${line.slice(0, cut > 0 ? cut : LONGEST_TITLE)}…`, body: content };
}
