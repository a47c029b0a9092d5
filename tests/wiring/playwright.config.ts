import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/wiring',
  timeout: 30_000,
  workers: 1,
});
