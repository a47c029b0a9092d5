import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,conformance,faults}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // How soon something is seen says nothing on a busy machine.
    expect: { poll: { timeout: 10_000, interval: 20 } },
    // A test that is left as the only one would hide all others.
    allowOnly: false,
  },
});
