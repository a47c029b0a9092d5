import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { createClient } from '../../shared/client.ts';
import { CALLER, openCore } from './memory.ts';
import { percentile, printTable } from './report.ts';
import { isBuilt, launchBrowser, openHttpWindow, paintFirstRow, withHost } from './web-host.ts';

const START_GOAL_MS = 1500;
const MEMORY_GOAL_MB = 450;
const OPENING_GOAL_MS = 200;
const USED_CALLS = 100;
/** The first row of the list by length. */
const LONGEST_ROW = '[role="rowgroup"] [role="row"][aria-rowindex="1"]';

type Measured = Readonly<{ name: string; samples: number[]; goal?: number }>;

/** How often things are measured, and how many seconds of quiet come before the idle memory is read. */
export type ProgramRounds = Readonly<{ rounds: number; quietSeconds: number }>;

/** Measures the built web host on a memory: its start, its memory, and opening the longest transcript in a browser. */
export async function measureProgram(home: string, { rounds, quietSeconds }: ProgramRounds): Promise<void> {
  if (!isBuilt()) return;
  const browser = await launchBrowser();
  const started = await measureStart(home, rounds, browser);
  const idle = await measureMemory(home, quietSeconds);
  const opened = browser === undefined ? [] : await measureOpening(home, rounds, browser);
  await browser?.close();
  console.log(`\nThe built web host, ${rounds} times each; milliseconds, memory in MB`);
  printTable(['', 'p50', 'max', 'goal', ''], [...started, ...idle, ...opened].map(toRow));
}

function toRow({ name, samples, goal }: Measured): (string | number)[] {
  const p50 = percentile(samples, 50);
  const judged = goal === undefined ? ['', ''] : [goal, p50 <= goal ? 'met' : 'NOT MET'];
  return [name, p50, Math.max(...samples), ...judged];
}

async function measureStart(home: string, rounds: number, browser: Browser | undefined): Promise<Measured[]> {
  const overHttp: number[] = [];
  const painted: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await withHost(home, async ({ address, startedAt }) => {
      const call = await openHttpWindow(address);
      await call('sessions.list', { limit: 1 });
      overHttp.push(performance.now() - startedAt);
    });
    if (browser === undefined) continue;
    await withHost(home, async ({ address, startedAt }) => {
      const page = await paintFirstRow(browser, address);
      painted.push(performance.now() - startedAt);
      await page.close();
    });
  }
  return [
    { name: 'start to first row over HTTP', samples: overHttp, goal: START_GOAL_MS },
    ...(browser === undefined ? [] : [{ name: 'start to first row painted', samples: painted }]),
  ];
}

async function measureMemory(home: string, quietSeconds: number): Promise<Measured[]> {
  const samples: Record<'started' | 'quiet' | 'used', number[]> = { started: [], quiet: [], used: [] };
  await withHost(home, async ({ address, process }) => {
    const call = await openHttpWindow(address);
    await call('sessions.list', {});
    await call('imports.list', {});
    samples.started.push(residentMegabytes(process));
    await wait(quietSeconds * 1000);
    samples.quiet.push(residentMegabytes(process));
    for (let turn = 0; turn < USED_CALLS; turn += 1) {
      await call('search.run', { text: 'the work' });
      await call('sessions.list', { sort: 'title' });
      await call('knowledge.list', { withTotal: true });
    }
    await wait(quietSeconds * 1000);
    samples.used.push(residentMegabytes(process));
  });
  return [
    { name: 'memory after the start', samples: samples.started },
    { name: `memory after ${quietSeconds} s of quiet`, samples: samples.quiet, goal: MEMORY_GOAL_MB },
    { name: 'memory after use and quiet', samples: samples.used, goal: MEMORY_GOAL_MB },
  ];
}

/** From the click on the longest session to its newest message, and from asking for its start to the first one. */
async function measureOpening(home: string, rounds: number, browser: Browser): Promise<Measured[]> {
  const ends = await readEnds(home);
  const opened: number[] = [];
  const first: number[] = [];
  await withHost(home, async ({ address }) => {
    const page = await paintFirstRow(browser, address);
    await page.evaluate(() => (window.location.hash = '#/sessions?sort=messageCount'));
    for (let round = 0; round < rounds; round += 1) {
      await page.reload(); // what was read before must be asked for again
      await page.locator(LONGEST_ROW).waitFor();
      opened.push(await timePaint(page, LONGEST_ROW, `[data-message="${ends.last}"]`));
      first.push(await timePaint(page, '[aria-label="Go to the start"]', `[data-message="${ends.first}"]`));
    }
    await page.close();
  });
  return [
    { name: 'longest transcript: click to newest message painted', samples: opened, goal: OPENING_GOAL_MS },
    { name: 'longest transcript: click to first message painted', samples: first, goal: OPENING_GOAL_MS },
  ];
}

/** The ids of the first and the newest message of the longest session. */
async function readEnds(home: string): Promise<{ first: string; last: string }> {
  const core = openCore(home);
  const client = createClient(core.connect(CALLER));
  const { items } = await client.sessions.list({ sort: 'messageCount', limit: 1 });
  const sessionId = items[0]?.id ?? '';
  const start = await client.messages.list({ sessionId, limit: 1 });
  const end = await client.messages.list({ sessionId, limit: 1, from: 'end' });
  await core.close();
  return { first: start.items[0]?.id ?? '', last: end.items[0]?.id ?? '' };
}

/** Clicks something and waits until something else is painted in sight; milliseconds, by the clock of the page. */
function timePaint(page: Page, clicked: string, wanted: string): Promise<number> {
  return page.evaluate(
    async ([button = '', goal = '']) => {
      const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const isInSight = (): boolean => {
        const box = document.querySelector(goal)?.getBoundingClientRect();
        return box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
      };
      const startedAt = performance.now();
      document.querySelector<HTMLElement>(button)?.click();
      while (!isInSight()) {
        if (performance.now() - startedAt > 30_000) throw new Error(`${goal} was not painted`);
        await nextFrame();
      }
      await nextFrame(); // the frame that shows it was painted
      return performance.now() - startedAt;
    },
    [clicked, wanted],
  );
}

/** The memory of a process with all its threads (proc(5), VmRSS); of other systems nothing is known here. */
function residentMegabytes({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return kilobytes === undefined ? Number.NaN : Number(kilobytes) / 1024;
}
