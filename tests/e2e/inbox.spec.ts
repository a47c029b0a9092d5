import { findFaults } from './axe.ts';
import { fillInbox } from './data/proposals.ts';
import { enter, expect, test } from './fixture.ts';
import { InboxPage } from './pages/inbox-page.ts';

test('everything that waits is decided about by keys alone, taken back, and decided again', async ({
  page,
  home,
}) => {
  test.slow();
  const { keyboard } = page;
  const inbox = new InboxPage(page);
  const { list, pane, heading } = inbox;
  await keyboard.press('g');
  await keyboard.press('i');
  await expect(pane.getByText('Nothing waits for you yet')).toBeVisible();

  await test.step('what agents and consolidation propose comes in by itself', async () => {
    await fillInbox(home);
    await expect(inbox.badge).toHaveText('11');
    await expect(list.rows).toHaveCount(11);
    await expect(list.rows.first()).toBeFocused();
    expect(await findFaults(page)).toEqual([]);
  });

  await test.step('a value that contradicts: both are kept, the new one under its own name', async () => {
    await inbox.goTo('time zone: Europe/Riga');
    await expect(heading).toHaveText('Which value of “time zone” is right?');
    await expect(inbox.side('A').locator('.ins')).toHaveText('Europe/Berlin');
    await expect(inbox.side('B').locator('.ins')).toHaveText('Europe/Riga');
    await keyboard.press('o');
    await expect(pane.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(pane.getByText('The other value has this name.')).toBeVisible();
    await keyboard.press('End');
    await keyboard.type(' in summer');
    await inbox.decide('Enter', 'Kept both');
  });

  await test.step('a memory that contradicts: the older, then the newer', async () => {
    await inbox.goTo('deploy day of billing is Monday');
    await expect(inbox.side('A').locator('.ins')).toHaveText('Thursday');
    await keyboard.down('a');
    await keyboard.down('a');
    await keyboard.down('a');
    await keyboard.up('a');
    await expect(list.rows).toHaveCount(9);
    await expect(page.getByText('Kept the older one')).toBeVisible();
    await inbox.undo('deploy day of billing is Monday');
    await inbox.decide('b', 'Kept the proposed one');
  });

  await test.step('a duplicate is merged, with words of its own', async () => {
    await inbox.goTo('At Easter');
    await expect(inbox.side('A').locator('.ins')).toHaveText('214');
    await keyboard.press('m');
    const field = pane.getByRole('textbox', { name: 'What it says from then on' });
    await expect(field).toBeFocused();
    await expect(pane.getByText('The one that stays keeps all its fields.')).toBeVisible();
    await field.fill('At Easter 214 fares were wrong.');
    await inbox.decide('ControlOrMeta+Enter', 'Merged into one');
  });

  await test.step('a secret is masked, shown for a moment, and forgotten', async () => {
    await inbox.goTo('the staging token');
    await expect(page.locator('body')).not.toContainText('ghp_0123456789');
    await keyboard.press('r');
    await expect(pane.locator('.side-t')).toContainText('ghp_0123456789');
    await inbox.decide('f', 'Forgotten');
  });

  await test.step('what would not be seen is drawn before it is decided about', async () => {
    await inbox.goTo('Send invoices');
    await expect(heading).toHaveText('Send invoices to payU+200BpalU+202Emoc.live');
    await expect(pane.getByText('It holds 2 characters that would not be seen.')).toBeVisible();
    await inbox.decide('f', 'Forgotten');
  });

  await test.step('what was said is shown in its message, and Enter lands on it', async () => {
    await inbox.goTo('favourite editor: Helix');
    await expect(inbox.side('B').locator('mark').first()).toHaveText(
      'By the way, my favourite editor is Helix',
    );
    await keyboard.press('w');
    await keyboard.press('Enter');
    await expect(page.getByRole('article').filter({ hasText: 'Shall we go on?' })).toBeVisible();
    await keyboard.press('Alt+ArrowLeft');
    await expect(heading).toHaveText('Which value of “favourite editor” is right?');
    await expect(list.row('favourite editor')).toBeFocused();
    await inbox.decide('b', 'Kept the proposed one');
  });

  await test.step('other words, and leaving the field without them', async () => {
    await inbox.goTo('renew my passport');
    await keyboard.press('e');
    await keyboard.press('Escape');
    await expect(list.row('renew my passport')).toBeFocused();
    await keyboard.press('e');
    await pane.getByRole('textbox', { name: 'What is kept' }).fill('Renew the passport');
    await inbox.decide('ControlOrMeta+Enter', 'Kept in other words');
  });

  await test.step('put off, found again, and taken back', async () => {
    await inbox.goTo('host everything in frankfurt');
    await keyboard.press('s');
    await page.getByRole('menuitem', { name: 'On another day…' }).click();
    await keyboard.press('Enter');
    await expect(pane.getByText('Choose a day that is still to come.')).toBeVisible();
    await keyboard.press('Escape');
    await expect(list.row('host everything')).toBeFocused();
    await keyboard.press('s');
    await expect(page.getByRole('menuitem', { name: /^Tomorrow/ })).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await inbox.decide('Enter', 'Put off');
    await page.getByRole('button', { name: 'Later 1' }).click();
    await expect(list.rows).toHaveCount(1);
    await expect(list.rows).toContainText('until');
    await page.getByRole('button', { name: 'Decide 0' }).click();
    await expect(page.getByText('3 proposals wait in another part of the Inbox.')).toBeVisible();
    await page.getByRole('button', { name: 'New 3' }).click();
    await expect(list.rows).toHaveCount(3);
  });

  await test.step('the rest is selected, and kept as one step of undo; then nothing waits', async () => {
    await pane.getByRole('button', { name: 'Later' }).focus();
    await keyboard.press('x');
    await expect(page.getByRole('toolbar', { name: '1 selected' })).toBeVisible();
    await keyboard.press('ControlOrMeta+a');
    await expect(page.getByRole('toolbar', { name: '3 selected' })).toBeVisible();
    await keyboard.press('a');
    await expect(page.getByText('3 proposals kept')).toBeVisible();
    await expect(list.grid).toBeHidden();
    await keyboard.press('ControlOrMeta+z');
    await expect(list.rows).toHaveCount(3);
    await keyboard.press('ControlOrMeta+Shift+z');
    await expect(list.grid).toBeHidden();
    await expect(pane.getByText('All done: nothing waits for you')).toBeVisible();
    await expect(pane).toContainText('7 kept, 1 merged, 2 forgotten');
    await expect(inbox.badge).toBeHidden();
    expect(await findFaults(page)).toEqual([]);
  });
});

test('in a narrow window, in Russian: the list, then one at a time', async ({
  browser,
  home,
  host,
  watch,
}) => {
  await fillInbox(home);
  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 900, height: 700 } });
  await watch.over(context);
  const page = await context.newPage();
  await enter(page, await host.start());
  await page.evaluate(() => (window.location.hash = '/inbox'));
  const list = page.getByRole('grid', { name: 'Входящие' });
  await expect(page.getByText('11 ждут решения')).toBeVisible();
  await list.getByRole('row', { name: /Monday/ }).click();
  await expect(list).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Какая из этих записей верна?' })).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press('m');
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await expect(page.getByText('Сохранено предложенное')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Это одно и то же?' })).toBeVisible();
  await page.getByRole('button', { name: 'Назад' }).last().click();
  await expect(page.getByText('10 ждут решения')).toBeVisible();
  await context.close();
});
