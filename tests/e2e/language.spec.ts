import { expect, test } from './fixture.ts';

test.describe('on a system in English', () => {
  test.use({ filled: true });

  test('the focus stays on the choice, even while its list is still closing', async ({ page }) => {
    await page.evaluate(() => {
      // A busy machine: the texts are there before the list has given its focus back.
      window.requestAnimationFrame = (callback) => window.setTimeout(() => callback(performance.now()), 1000);
    });
    await page.evaluate(() => (window.location.hash = '/settings'));
    await page.getByRole('combobox', { name: 'Language' }).press('ArrowDown');
    await page.getByRole('option', { name: 'Русский' }).press('Enter');
    await expect(page.getByRole('combobox', { name: 'Язык' })).toBeFocused();
  });

  test('another language is there at once, and stays', async ({ page, restart }) => {
    const language = page.locator('html');
    await page.evaluate(() => (window.location.hash = '/settings'));
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Русский' }).click();

    const chosen = page.getByRole('combobox', { name: 'Язык' });
    await expect(chosen).toHaveText('Русский');
    await expect(chosen).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Настройки');
    await expect(
      page.getByRole('navigation', { name: 'Главное' }).getByRole('link', { name: /^Сеансы/ }),
    ).toBeVisible();
    await expect(language).toHaveAttribute('lang', 'ru');

    await restart();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Сеансы/);

    await page.evaluate(() => (window.location.hash = '/settings'));
    await page.getByRole('combobox', { name: 'Язык' }).click();
    await page.getByRole('option', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
    await expect(language).toHaveAttribute('lang', 'en');
  });
});

test.describe('on a system in Russian', () => {
  test.use({ locale: 'ru-RU' });

  test('the language is that of the system until another is chosen', async ({ context, host, cli }) => {
    const page = await context.newPage();
    await page.goto(await host.start());
    await page.getByRole('button', { name: 'Пропустить' }).click();
    await expect(page.getByText('Сеансов ещё нет')).toBeVisible();
    await cli('settings.set', { values: { 'ui.language': 'en' } });
    await page.reload();
    await expect(page.getByText('No sessions yet')).toBeVisible();
  });
});
