import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import { CHROMIUM_LAUNCH } from './chromium.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  // A journey waits more than it computes; three on two cores take as long, and are less sure.
  workers: availableParallelism() >= 2 ? 2 : 1,
  use: {
    launchOptions: CHROMIUM_LAUNCH,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Snapshots of every step would cost a fifth of the time; --trace on takes them.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
    screenshot: 'only-on-failure',
  },
});
