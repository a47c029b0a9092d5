import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** The serious faults of accessibility of what a page shows, in light and in dark, once nothing moves or fades any more. */
export async function findFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await analyze(page, (axe) => axe.withTags(RULES));
  await page.emulateMedia({ colorScheme: 'dark' });
  // Between the themes nothing but colours changes.
  const dark = await analyze(page, (axe) => axe.withRules(RULES_OF_COLOUR));
  return [...light, ...dark.map((fault) => `dark: ${fault}`)];
}

async function analyze(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  await nextFrame(page); // only then does a theme that was changed begin to fade
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await nextFrame(page);
  const { violations } = await choose(new AxeBuilder({ page })).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
