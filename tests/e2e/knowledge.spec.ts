import { setTimeout } from 'node:timers/promises';
import { expect, test } from './fixture.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';
import { Shell } from './pages/shell.ts';

test('a fact is added by one press, also where it is not known yet whether its place is free', async ({
  page,
}) => {
  const knowledge = new KnowledgePage(page);
  await new Shell(page).goTo('Knowledge');
  await page.route('**/api/knowledge.list', async (route) => {
    await setTimeout(500);
    await route.continue();
  });
  await knowledge.add({ category: 'family', key: 'concert', value: 'Anna plays' });
  await expect(knowledge.cell('concert', 'value')).toHaveText('Anna plays');
});
