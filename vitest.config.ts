import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,conformance,faults}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    maxWorkers: 2,
    // Nothing is kept in modules, so that test files may share them; a third of the time goes otherwise.
    isolate: false,
    // The many processes that tests start need not read and compile the sources each anew.
    env: { NODE_COMPILE_CACHE: path.join(import.meta.dirname, 'node_modules/.cache/compiled') },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // How soon something is seen says nothing on a busy machine.
    expect: { poll: { timeout: 10_000, interval: 20 } },
    // A test that is left as the only one would hide all others.
    allowOnly: false,
  },
});
