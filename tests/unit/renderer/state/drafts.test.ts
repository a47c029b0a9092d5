import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { noteDraft, readDrafts } from '../../../../renderer/state/drafts.ts';
import type { Transport } from '../../../../shared/client.ts';

const at = '2026-05-14T09:00:00.000Z';
const draft = (form: string, value: string) => ({ form, address: '/tasks', value, at });

function openWindow() {
  const asked: string[] = [];
  const transport: Transport = {
    call(operation) {
      asked.push(operation);
      const items = [draft('tasks.new', 'Ask'), draft('memories.new', 'The ferry')];
      return Promise.resolve({ ok: true, value: { items } });
    },
    subscribe: () => () => {},
  };
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const read = async () => (await readDrafts(queries, transport)).map(({ form, value }) => [form, value]);
  return { asked, queries, read };
}

it('all forms of a window ask once what was typed in them', async () => {
  const { asked, read } = openWindow();
  await Promise.all([read(), read()]);
  await read();
  expect(asked).toEqual(['drafts.list']);
});

it('what is typed and dropped since then is known without asking, the latest first', async () => {
  const { queries, read } = openWindow();
  await read();
  noteDraft(queries, 'memories.new', draft('memories.new', 'The ferry leaves'));
  expect(await read()).toEqual([
    ['memories.new', 'The ferry leaves'],
    ['tasks.new', 'Ask'],
  ]);
  noteDraft(queries, 'memories.new', null);
  expect(await read()).toEqual([['tasks.new', 'Ask']]);
});

it('says whether a form may have had a draft, so that ending an edit in which nothing was typed asks nobody', async () => {
  const { queries, read } = openWindow();
  expect(noteDraft(queries, 'preferences.new', null)).toBe(true);
  await read();
  expect(noteDraft(queries, 'preferences.new', null)).toBe(false);
  expect(noteDraft(queries, 'tasks.new', null)).toBe(true);
});
