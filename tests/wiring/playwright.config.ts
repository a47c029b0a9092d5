import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/wiring',
  timeout: 60_000, // a test may start the application three times, on a machine that does other work as well
  expect: { timeout: 10_000 },
  workers: 2,
});
