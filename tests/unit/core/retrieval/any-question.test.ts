import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openReader } from '../../../../electron/core/store/database.ts';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { askedWords } from '../../../../electron/core/retrieval/asked.ts';
import { parseQuery } from '../../../../electron/core/retrieval/query.ts';
import { matchAny } from '../../../../electron/core/retrieval/question.ts';
import { recallFor } from '../../../../electron/core/retrieval/recall.ts';
import { countHolding } from '../../../../electron/core/store/recall.ts';
import { findMatches } from '../../../../electron/core/store/search.ts';
import { Settings } from '../../../../shared/entities/settings.ts';
import { openTestCore } from '../../../support/core.ts';

const WORDS = [
  'otter',
  'канал',
  '運河',
  'can’t',
  'foo-bar',
  'C++',
  'NEAR(',
  'a AND b',
  '"',
  '*',
  'last May',
  'the man who',
  'которого',
  '的那',
  '\0',
  '💥',
];

/** `QUESTIONS=10000 npx vitest run any-question` asks more than there is time for each time. */
const ANSWERED = Number(process.env['QUESTIONS'] ?? 500);

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((words) => words.join(' ')),
);

it('any question is read and looked for, none throws: 10,000 of them', () => {
  const db = openReader(`${openTestCore().home}/memory.db`);
  const analyser = createAnalyser();
  fc.assert(
    fc.property(text, (question) => {
      const words = askedWords(analyser, question);
      const terms = words.flatMap(({ word, forms }) => forms.map((term) => ({ term, word })));
      const match = matchAny(terms);
      if (match !== null) expect(countHolding(db, 'message', match, 5)).toBe(0);
    }),
    { numRuns: 10_000 },
  );
  db.close();
});

it('any question is answered and searched for, none throws', { timeout: 300_000 }, async () => {
  const test = openTestCore();
  const client = test.client();
  const session = await client.sessions.create({ title: 'Canals' });
  const messages = WORDS.map((word) => ({ role: 'user' as const, text: `The otter of the canal: ${word}` }));
  await client.messages.addMany({ sessionId: session.id, messages });
  await client.memories.add({ content: 'Otters like the old canal' });
  const db = openReader(`${test.home}/memory.db`);
  const analyser = createAnalyser();
  const asked = { filter: { viewer: 'person' }, sort: 'relevance', limit: 3 } as const;
  const { halfLifeDays } = Settings.parse({})['memory.strength'];
  fc.assert(
    fc.property(text, (task) => {
      const { items } = recallFor(
        { db, analyser },
        {
          task,
          context: '',
          kinds: ['message', 'memory'],
          limit: 3,
          threshold: 0,
          tokenBudget: 100,
          scope: { viewer: 'person', sessionId: null },
          now: test.clock.now(),
          halfLifeDays,
          gives: () => true,
        },
      );
      expect(items.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
      const { match, plain } = parseQuery(analyser, task);
      if (match === null) return;
      for (const kind of ['message', 'memory'] as const) findMatches(db, kind, { ...asked, match, plain });
    }),
    { numRuns: ANSWERED },
  );
  db.close();
});
