import type { Page } from '@playwright/test';
import { findFaults } from './axe.ts';
import { workAsAgent } from './data/agent-door.ts';
import { fillInbox } from './data/proposals.ts';
import { workOnBilling } from './data/billing.ts';
import { expect, test } from './fixture.ts';
import { SearchPage } from './pages/search-page.ts';
import { SessionsPage } from './pages/sessions-page.ts';
import { Shell } from './pages/shell.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
  { width: 880, height: 600 },
  // 1440 × 900 at 200 %
  { width: 720, height: 450 },
];
/** Every screen, and how a person comes to the state of it that shows most. */
const SCREENS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  Sessions: async (page) => {
    const sessions = new SessionsPage(page);
    await go(page, '/sessions');
    await sessions.list.open('Tide table loses the last day of the month');
    await sessions.fold(/Read src\/days\.ts/).click();
    await expect(sessions.transcript.getByText('export function daysOf')).toBeVisible();
  },
  Home: async (page) => {
    await go(page, '/home');
    await page.getByRole('button', { name: 'Growth: show as table' }).click();
    await expect(page.getByRole('columnheader', { name: 'Semantic' })).toBeVisible();
    await expect(page.getByRole('application').first()).toBeVisible();
  },
  Inbox: (page) => openProposal(page, 'Contradiction'),
  'Inbox, duplicate': async (page) => {
    await openProposal(page, 'Duplicate');
    await page.keyboard.press('m');
    await expect(page.getByRole('form', { name: 'Make one of both' })).toBeVisible();
  },
  'Inbox, secret': (page) => openProposal(page, 'Secret'),
  Search: async (page) => {
    await go(page, '/search');
    await new SearchPage(page).field.fill('piano');
    await expect(new SearchPage(page).results.first()).toBeVisible();
  },
  Recall: async (page) => {
    const task = encodeURIComponent(
      JSON.stringify('Which fares come with commas, and when is the piano tuned?'),
    );
    await go(page, `/recall?threshold=0&task=${task}`);
    await page.getByRole('switch').first().click();
    await expect(page.getByText('1 switched off')).toBeVisible();
  },
  Knowledge: (page) => openFirstRow(page, '/knowledge'),
  Preferences: async (page) => {
    await go(page, '/preferences');
    await expect(page.getByRole('textbox', { name: 'Coding style' })).toHaveValue(/TypeScript/);
  },
  Tasks: (page) => openFirstRow(page, '/tasks'),
  Agents: (page) => openAgent(page, 'state'),
  'Agents, checkpoints': (page) => openAgent(page, 'checkpoints'),
  'Agents, decisions': async (page) => {
    await openAgent(page, 'decisions');
    await page.getByRole('button', { name: 'Load fares as text' }).click();
  },
  'Agents, memories': (page) => openAgent(page, 'memories'),
  'Agents, access': (page) => openAgent(page, 'access'),
  'Runs, one': (page) => openRun(page, /^Run Merged/),
  'Runs, a preview': async (page) => {
    await go(page, '/runs?preview=all');
    await expect(page.getByRole('region', { name: 'Preview', exact: true })).toContainText('as of');
  },
  'Runs, patterns': (page) => openRun(page, /^Pattern/, '?side=patterns'),
  'Runs, clusters': (page) => openRun(page, /^Cluster/, '?side=clusters'),
  Import: async (page) => {
    await go(page, '/imports');
    await expect(page.getByRole('listitem').filter({ hasText: 'Done' })).toHaveCount(3);
  },
  Export: async (page) => {
    await go(page, '/exports');
    await page.getByRole('button', { name: 'Only some kinds' }).click();
  },
  'Memory passport': async (page) => {
    await go(page, '/passport');
    await expect(page.getByRole('article')).toContainText('Tideline');
  },
  Trash: async (page) => {
    await go(page, '/trash');
    await expect(page.locator('[data-id]').first()).toBeVisible();
  },
  Settings: async (page) => {
    await go(page, '/settings');
    await expect(page.getByText('Token budget', { exact: true })).toBeVisible();
  },
  Health: async (page) => {
    await go(page, '/health');
    await page.getByRole('button', { name: 'Thresholds' }).click();
    await expect(page.getByText('Slow recall, ms', { exact: true })).toBeVisible();
  },
};

test.use({ filled: true });

test.beforeEach(async ({ cli, home }) => {
  await fillInbox(home);
  await workAsAgent(home, 'Claude Code', async (agent) => {
    await agent.memories.add({ content: 'Fares come with decimal commas' });
    await agent.agentState.set({ state: { step: 1, plan: ['read'], note: 'x'.repeat(300) } });
    await agent.checkpoints.create({ label: 'After reading' });
    await agent.agentState.set({ state: { step: 2, plan: [], note: 'y'.repeat(300) } });
    await agent.decisions.log({
      summary: 'Load fares as text',
      options: ['As text', 'As numbers'],
      inputs: { sample: '12,50' },
      chosen: 'As text',
      outcome: 'failure',
    });
  });
  await workOnBilling(home, 'Ranger');
  await cli('consolidation.run');
  await cli('knowledge.add', { category: 'gone', key: 'soon', value: 'In Trash' });
  const fact = await cli('knowledge.get', { category: 'gone', key: 'soon' });
  await cli('knowledge.remove', {
    ids: [typeof fact === 'object' && fact !== null && Reflect.get(fact, 'id')],
  });
});

test('no screen has a serious fault of accessibility, in either theme', async ({ page }) => {
  test.slow();
  for (const [name, open] of Object.entries(SCREENS)) {
    await open(page);
    expect.soft(await findFaults(page), name).toEqual([]);
  }
});

test('no screen is wider than its window, at any size', async ({ page }) => {
  test.slow();
  for (const [name, open] of Object.entries(SCREENS)) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await settle(page);
      expect.soft(await findOverflow(page), `${name} at ${size.width}`).toEqual([]);
    }
  }
});

test('thirteen sessions can be seen at 1440 × 900', async ({ page }) => {
  const { list } = new SessionsPage(page);
  await expect(list.rows.first()).toBeVisible();
  expect(await list.countVisible()).toBeGreaterThanOrEqual(13);
});

test('the theme follows the computer until one is chosen, and is kept', async ({ page, restart }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(background).not.toBe(light);
  const { status } = new Shell(page);
  await status.getByRole('button', { name: /^Theme/ }).click();
  await expect(status.getByRole('button', { name: 'Theme: Light' })).toBeVisible();
  await expect.poll(background).toBe(light);
  await restart();
  await expect(status.getByRole('button', { name: 'Theme: Light' })).toBeVisible();
  await expect.poll(background).toBe(light);
});

async function go(page: Page, screen: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, screen);
}

/** Opens the agent that has most to show, on one of its sides. */
async function openAgent(page: Page, tab: string): Promise<void> {
  await go(page, '/agents');
  await page.locator('[data-screen="agents"] [data-id]').filter({ hasText: 'Claude Code' }).click();
  await page.getByRole('tab', { name: new RegExp(`^${tab}`, 'i') }).click();
  await expect(page.getByRole('tabpanel')).not.toBeEmpty();
}

/** Opens the first proposal of a kind. */
async function openProposal(page: Page, kind: string): Promise<void> {
  await go(page, '/inbox');
  await page.locator('[data-screen="inbox"] [data-id]').filter({ hasText: kind }).first().click();
  await expect(page.getByRole('region', { name: 'Decide' }).getByRole('article')).toHaveAccessibleName(kind);
}

/** Opens the first run, pattern or cluster of that name. */
async function openRun(page: Page, name: RegExp, side = ''): Promise<void> {
  await go(page, `/runs${side}`);
  await page.getByRole('row', { name }).first().click();
  await expect(page.locator('.rd')).toBeVisible();
}

async function openFirstRow(page: Page, screen: string): Promise<void> {
  await go(page, screen);
  await page
    .locator(`[data-screen="${screen.slice(1)}"] [data-id]`)
    .first()
    .click();
  await expect(page.getByRole('complementary').getByRole('heading', { name: 'History' })).toBeVisible();
}

/** Waits until nothing moves or fades any more. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

/** What makes the page scroll sideways, or sticks out of the window. */
function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const parts = ['.titlebar', '.sidebar', 'main', '.statusbar', '.pane'].flatMap((selector) => [
      ...document.querySelectorAll<HTMLElement>(selector),
    ]);
    const wide = parts
      .filter((part) => part.getBoundingClientRect().right > window.innerWidth + 1)
      .map((part) => `${part.className || part.tagName} sticks out`);
    return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`, ...wide] : wide;
  });
}
