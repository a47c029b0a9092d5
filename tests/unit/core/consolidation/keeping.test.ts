import { describe, expect, it } from 'vitest';
import { planChores } from '../../../../electron/core/consolidation/housekeeping.ts';
import { planRetention } from '../../../../electron/core/consolidation/retention.ts';
import { holdsSecret } from '../../../../shared/secrets/find.ts';
import { planCandidates } from '../../../../electron/core/consolidation/candidates.ts';
import { extractStatements } from '../../../../electron/core/consolidation/extract.ts';
import { planSummary } from '../../../../electron/core/consolidation/summaries.ts';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { makeConfig, NOW } from './making.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('retention', () => {
  const state = {
    lastRunAt: NOW - 6 * HOUR,
    sessions: [
      { id: 'old', title: 'Old', agentId: null, lastActive: NOW - 91 * DAY },
      { id: 'young', title: 'Young', agentId: null, lastActive: NOW - 89 * DAY },
    ],
    trash: [
      { entity: 'session' as const, id: 'gone', title: 'Gone', deletedAt: NOW - 31 * DAY },
      { entity: 'memory' as const, id: 'kept', title: 'Kept', deletedAt: NOW - 29 * DAY },
    ],
  };
  const keys = (fields: Partial<typeof state>, config = makeConfig({ retentionDays: 90 })) =>
    planRetention({ ...state, ...fields }, config, NOW).map(({ key }) => key);

  it('lets old sessions go to Trash and old Trash go; without consent Trash only, or nothing', () => {
    expect(keys({})).toEqual(['retire:old', 'purge:session:gone']);
    expect(keys({}, makeConfig())).toEqual(['purge:session:gone']);
    expect(keys({}, makeConfig({ trashDays: 0 }))).toEqual([]);
  });

  it('does nothing while the clock cannot be believed', () => {
    expect(keys({ lastRunAt: NOW - 6 * HOUR - DAY - 1 })).toEqual([]);
    expect(keys({ lastRunAt: NOW + 1 })).toEqual([]);
    expect(planRetention({ ...state, lastRunAt: null }, makeConfig({ retentionDays: 90 }), NOW)).toEqual([]);
  });
});

describe('chores', () => {
  it('come when they are due, and history is left alone until the person says otherwise', () => {
    expect(planChores({}, 0, NOW).map(({ chore }) => chore)).toEqual([
      'search',
      'statistics',
      'space',
      'check',
      'backups',
    ]);
    const done = { backups: NOW, search: NOW, statistics: NOW - DAY, space: NOW - DAY, check: NOW - 7 * DAY };
    expect(planChores(done, 365, NOW).map(({ chore }) => chore)).toEqual(['statistics', 'check', 'history']);
  });
});

describe('secrets', () => {
  const secrets = [
    'The key is sk-proj-abcdefghijklmnopqrstuvwx1234',
    'token ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'AKIAIOSFODNN7EXAMPLE',
    'password: hunter22',
    'Пароль от почты: тыква42',
    'postgres://admin:letmein@localhost/db',
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    'My password is correct-horse',
  ];
  it.each(secrets)('%s', (text) => expect(holdsSecret(text)).toBe(true));
  const plain = [
    'The password field is empty',
    'Change the password every month',
    'Пароль надо сменить',
    'See https://example.org/a:b',
    'The API key is not needed',
    'sk-ip this one',
  ];
  it.each(plain)('not %s', (text) => expect(holdsSecret(text)).toBe(false));
});

describe('what was stated', () => {
  const heard = (text: string) =>
    extractStatements(text, 'user').map((statement) => ({
      statement,
      messageId: 'm',
      sessionId: 's',
      agentId: 'a',
    }));

  it('becomes proposals with the sentence, or a memory where the person asked for it', () => {
    const actions = planCandidates(
      heard(
        'My favourite tea is green. We use feature flags everywhere. Remember that the key lies under the mat.',
      ),
      () => undefined,
    );
    expect(actions).toMatchObject([
      {
        kind: 'propose',
        proposal: {
          kind: 'new',
          candidate: { kind: 'preference', key: 'favourite tea', value: 'green' },
          sentence: 'My favourite tea is green',
          messageId: 'm',
        },
      },
      {
        kind: 'propose',
        proposal: { kind: 'low-confidence', candidate: { kind: 'knowledge', category: 'work' } },
      },
      { kind: 'remember', content: 'the key lies under the mat', importance: 3 },
    ]);
  });

  it('is not asked about where it is kept already, and contradicts another value', () => {
    const kept = (value: string) => () => ({ record: { entity: 'preference' as const, id: 'p' }, value });
    expect(planCandidates(heard('My favourite tea is green.'), kept('Green'))).toEqual([]);
    expect(planCandidates(heard('My favourite tea is green.'), kept('black'))).toMatchObject([
      { proposal: { kind: 'contradicting', others: [{ entity: 'preference', id: 'p' }] } },
    ]);
  });

  it('has one key however it is written, and a secret is asked about as one', () => {
    const [one] = planCandidates(heard('My favourite tea is green.'), () => undefined);
    const [other] = planCandidates(heard('my favorite tea is Green!'), () => undefined);
    expect(one?.key).toBe(other?.key);
    const [secret] = planCandidates(heard('Remember that the password: hunter22'), () => undefined);
    expect(secret).toMatchObject({ kind: 'propose', proposal: { kind: 'secret' } });
  });
});

describe('summaries', () => {
  const session = { id: 's', agentId: null, title: 'Garden', messageCount: 3 };
  const use = { documents: 100, frequency: (term: string) => (term.startsWith('tomato') ? 1 : 90) };

  it('are sentences of the session, of 500 characters at most, with its own words as topics', () => {
    const texts = Array.from({ length: 40 }, (_, index) => [
      `The tomatoes in bed number ${index} need water in the evening before it gets dark outside.`,
      `Somebody should look after the tomatoes of row ${index} while the gardener is away.`,
    ]).flat();
    const action = planSummary({ ...session, texts }, createAnalyser(), use);
    expect(action?.summary.length).toBeGreaterThan(100);
    expect(action?.summary.length).toBeLessThanOrEqual(500);
    for (const sentence of action?.summary.split(/(?<=\.) /) ?? []) expect(texts).toContain(sentence);
    expect(action?.topics).toContain('tomatoes');
  });

  it('there is none of a session in which little was said', () => {
    expect(planSummary({ ...session, texts: ['ok', 'thanks'] }, createAnalyser(), use)).toBeNull();
  });
});
