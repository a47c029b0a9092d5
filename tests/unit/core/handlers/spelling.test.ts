import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTestCore } from '../../../support/core.ts';

const TEXTS = [
  'The timetables of the ferry are read at night',
  'A timetable is a promise',
  'Расписание паромов меняется весной',
  'Паром до Хельсинки отходит в семь',
  'The gardener waters the garden',
];

const MEANT = {
  timetabel: 'timetable',
  timetabels: 'timetables',
  gardne: 'garden',
  распсание: 'расписание',
  паромв: 'паром',
  kaspras: 'kaspars',
  'ferry timetabel': 'ferry timetable',
  '"ferry are raed"': '"ferry are read"',
  хельсникки: 'хельсинки',
  kaspraz: 'kaspars',
  'timetabel -gardne': 'timetable -gardne',
  // typed on the other keyboard
  gfhjv: 'паром',
  пфквут: 'garden',
  // found as it is, or not to be guessed
  Каspars: null,
  zzzzzz: null,
  garden: null,
  '': null,
};

async function fill() {
  const client = openTestCore().client();
  const { id: sessionId } = await client.sessions.create({ title: 'x' });
  await client.messages.addMany({ sessionId, messages: TEXTS.map((text) => ({ role: 'user', text })) });
  await client.memories.add({ content: 'Kaspars prefers decimal commas' });
  const suggest = async (text: string, filters: object = {}) =>
    (await client.search.spelling({ text, ...filters })).text;
  return { client, suggest };
}

it('another spelling is found in English, in Russian and on the other keyboard', async () => {
  const { suggest } = await fill();
  const meant: Record<string, string | null> = {};
  for (const typed of Object.keys(MEANT)) meant[typed] = await suggest(typed);
  expect(meant).toEqual(MEANT);
});

it('another spelling finds something also with the filters that are on', async () => {
  const { suggest } = await fill();
  expect(await suggest('timetabel', { roles: ['user'] })).toBe('timetable');
  expect(await suggest('timetabel', { roles: ['assistant'] })).toBeNull();
  expect(await suggest('kaspras', { tags: ['nothing'] })).toBeNull();
});

it('another spelling is looked for whatever is typed, and finds what it says', async () => {
  const { client, suggest } = await fill();
  const parts = ['timetabel', 'паромв', 'ghbdtn', '"', '-', ' ', '💥', '\0', 'a_b'];
  const typed = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.array(fc.constantFrom(...parts), { maxLength: 4 }).map((some) => some.join('')),
  );
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const meant = await suggest(text);
      if (meant === null) return;
      expect((await client.search.run({ text: meant })).items.length).toBeGreaterThan(0);
    }),
    { numRuns: 5 },
  );
});
