import { beforeAll, describe, expect, it } from 'vitest';
import type { ActionView, ConsolidationRun } from '../../../../../shared/entities/run.ts';
import { activateLanguage, loadLanguage } from '../../../../../renderer/i18n/index.ts';
import { isOpenAtFirst, toLines } from '../../../../../renderer/views/runs/action-lines.ts';
import {
  addressOfRecord,
  differenceOf,
  fieldChangesOf,
  moveOf,
  subjectOf,
  whyOf,
} from '../../../../../renderer/views/runs/action-words.ts';
import { differsFromPreview, sayCounts, sayRun } from '../../../../../renderer/views/runs/run-words.ts';
import { saySchedule } from '../../../../../renderer/views/runs/schedule.tsx';
import { runsSearch } from '../../../../../renderer/views/runs/search.ts';
import { Settings } from '../../../../../shared/entities/settings.ts';

const AT = '2026-11-20T06:00:00.000Z';
const ID = '018f0000-0000-7000-8000-000000000001';
const OTHER = '018f0000-0000-7000-8000-000000000002';

function makeRun(fields: Partial<ConsolidationRun>): ConsolidationRun {
  return {
    id: ID,
    trigger: 'interval',
    status: 'done',
    agentId: null,
    startedAt: AT,
    finishedAt: AT,
    counts: {},
    agents: [],
    error: null,
    tx: 7,
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  };
}

function makeAction(fields: Partial<ActionView>): ActionView {
  return {
    step: 'tiers',
    kind: 'tier',
    agentId: null,
    why: 'strength',
    from: null,
    to: null,
    records: [],
    source: null,
    changes: [],
    ...fields,
  };
}

describe('a run in words', () => {
  it('is told by what changes most first, as far as there is room', () => {
    const counts = { tend: 4, tier: 31, merge: 2, propose: 1 };
    expect(sayCounts(counts)).toBe('Merged 2, 1 to decide, moved 31 between tiers, 4 chores');
    expect(sayCounts(counts, 2)).toBe('Merged 2, 1 to decide');
    expect(sayCounts({})).toBe('Nothing to change');
  });

  it('says what came of it', () => {
    const counts = { merge: 2 };
    const agents = [
      { agentId: ID, agentName: 'Scout', status: 'failed' as const, actions: 0, error: 'Unreadable' },
    ];
    expect(sayRun(makeRun({ counts, agents }))).toBe('Merged 2; 1 agent failed');
    expect(sayRun(makeRun({ counts, status: 'undone' }))).toBe('Taken back: merged 2');
    expect(sayRun(makeRun({ status: 'failed' }))).toBe('Failed');
    expect(sayRun(makeRun({ counts, status: 'running' }))).toBe('Going on');
  });

  describe('in Russian', () => {
    beforeAll(async () => {
      await loadLanguage('ru');
      activateLanguage('ru');
      return () => activateLanguage('en');
    });

    it('has its plurals', () => {
      expect([1, 3, 5].map((pattern) => sayCounts({ pattern }))).toEqual([
        '1 закономерность',
        '3 закономерности',
        '5 закономерностей',
      ]);
    });
  });
});

it('a run differs from its preview by any of its counts', () => {
  expect(differsFromPreview({ merge: 2, tier: 3 }, { tier: 3, merge: 2 })).toBe(false);
  expect(differsFromPreview({ merge: 2 }, { merge: 2, tier: 1 })).toBe(true);
  expect(differsFromPreview({ merge: 2 }, {})).toBe(true);
});

it('when the next run is due is said, or why none is', () => {
  const now = new Date(2026, 10, 20, 9).getTime();
  const rules = Settings.parse({});
  const at = (hour: number) => new Date(2026, 10, 20, hour).toISOString();
  const say = (nextAt: string | null, changed: Partial<Settings> = {}) =>
    saySchedule({ running: null, nextAt, rules: { ...rules, ...changed } }, now);
  expect(say(at(12))).toBe('Next at 12:00, every 6 hours');
  expect(say(at(8))).toBe('Due now, every 6 hours');
  expect(say(at(30))).toBe('Next at 21 Nov 06:00, every 6 hours');
  expect(say(null, { 'consolidation.intervalHours': 0 })).toBe('Only when you ask');
  expect(say(null, { 'consolidation.enabled': false })).toBe('Consolidation is off');
  expect(saySchedule({ running: makeRun({}), nextAt: null, rules }, now)).toBe('Going on');
});

describe('an action in words', () => {
  const memory = (id: string, title: string) => ({ entity: 'memory', id, title });

  it('says from where to where a memory moves', () => {
    expect(moveOf(makeAction({ from: 'hot', to: 'warm' }))).toEqual({ from: 'Hot', to: 'Warm' });
    expect(moveOf(makeAction({ kind: 'promote', from: 'working', to: 'episodic' }))).toEqual({
      from: 'Working',
      to: 'Episodic',
    });
    expect(moveOf(makeAction({ kind: 'tend', to: 'check' }))).toBeNull();
  });

  it('shows how the memories that were merged said it otherwise', () => {
    const merge = makeAction({
      kind: 'merge',
      records: [memory(ID, 'Fares are in euro today'), memory(OTHER, 'Fares are in dollars today')],
    });
    expect(differenceOf(merge)).toEqual({
      start: 'Fares are in ',
      before: 'dollars ',
      after: 'euro ',
      end: 'today',
    });
    const same = makeAction({ kind: 'merge', records: [memory(ID, 'Same'), memory(OTHER, 'Same')] });
    expect(differenceOf(same)).toBeNull();
  });

  it('shows what a summary was before, of a run and of its preview', () => {
    const change = {
      seq: 1,
      tx: 1,
      at: AT,
      actor: 'consolidation' as const,
      client: 'consolidation',
      operation: 'consolidation.run',
      entity: 'session' as const,
      entityId: ID,
      op: 'update' as const,
      before: { summary: 'Old words' },
      after: { summary: 'New words' },
      reason: null,
    };
    expect(differenceOf(makeAction({ kind: 'summarise', changes: [change] }))).toMatchObject({
      before: 'Old ',
      after: 'New ',
    });
    expect(differenceOf(makeAction({ kind: 'summarise', to: 'New words' }))).toMatchObject({
      before: '',
      after: 'New words',
    });
  });

  it('says which fields of the memory that stays a merge changed', () => {
    const merge = makeAction({
      kind: 'merge',
      records: [memory(ID, 'It'), memory(OTHER, 'It')],
      changes: [
        {
          seq: 1,
          tx: 1,
          at: AT,
          actor: 'consolidation',
          client: 'consolidation',
          operation: 'consolidation.run',
          entity: 'memory',
          entityId: ID,
          op: 'update',
          before: { importance: 3, confidence: 0.5, context: {} },
          after: { importance: 5, confidence: 0.75, context: { a: 1 } },
          reason: null,
        },
      ],
    });
    expect(fieldChangesOf(merge)).toEqual(['Importance: High → Critical', 'Confidence: 0.50 → 0.75']);
  });

  it('names what it is about, why, and where that is', () => {
    expect(subjectOf(makeAction({ kind: 'tend', to: 'check' }))).toBe('Every table checked');
    expect(subjectOf(makeAction({ records: [memory(ID, '')] }))).toBe('No longer here');
    expect(whyOf(makeAction({ kind: 'propose', to: 'contradicting', why: 'other-value' }))).toBe(
      'Contradiction: another value for the same thing',
    );
    expect(addressOfRecord(memory(ID, ''))).toBe(`#/memories?memory=${ID}`);
    expect(addressOfRecord({ entity: 'pattern', id: ID })).toBe(`#/runs?side=patterns&pattern=${ID}`);
    expect(addressOfRecord({ entity: 'proposal', id: ID })).toBe(`#/inbox?item=${ID}`);
    expect(addressOfRecord({ entity: 'state', id: ID })).toBeNull();
    expect(addressOfRecord({ entity: 'memory', id: null })).toBeNull();
  });
});

describe('the lines of a run', () => {
  const action = makeAction({});
  const loadMore = () => {};

  it('are a head for each kind, and its changes where it is open', () => {
    const lines = toLines([
      { kind: 'merge', count: 2, items: [action, action], open: true },
      { kind: 'tier', count: 700, items: [action], open: true, loadMore },
      { kind: 'tend', count: 3, items: [], open: false },
    ]);
    expect(lines.map(({ type, key }) => [type, key])).toEqual([
      ['group', 'merge'],
      ['action', 'merge 0'],
      ['action', 'merge 1'],
      ['group', 'tier'],
      ['action', 'tier 0'],
      ['more', 'tier more'],
      ['group', 'tend'],
    ]);
    expect(lines[5]).toMatchObject({ left: 699, loadMore });
  });

  it('of what moves by the hundred are folded until asked for', () => {
    expect(isOpenAtFirst('merge', undefined)).toBe(true);
    expect(isOpenAtFirst('tier', undefined)).toBe(false);
    expect(isOpenAtFirst('tier', 'tier')).toBe(true);
  });
});

it('an address of nonsense shows every run', () => {
  const read = runsSearch.parse({ side: 'x', run: 1, preview: 'nobody', without: ['dance'], kind: 3 });
  expect(Object.values(read).filter((part) => part !== undefined)).toEqual([]);
  expect(runsSearch.parse({ preview: 'all', without: ['tiers'] })).toMatchObject({ preview: 'all' });
});
