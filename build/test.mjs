import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium, ensureHeadlessShell } from './lib/chromium.mjs';
import { prepare } from './lib/prepare.mjs';
import { countPlaywright, countVitest, judgeStage, namesOfHosts } from './lib/reports.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

/** @typedef {import('./lib/reports.mjs').Counts} Counts */

const MINUTE = 60_000;

/** `npm test`: installs, builds and runs everything; the last line is `N passed, N failed`. */
async function test() {
  await prepare();
  const chromium = await ensureChromium().catch((error) => stop(error));
  const shell = await ensureHeadlessShell(chromium);
  const reports = mkdtempSync(path.join(os.tmpdir(), 'mneme-reports-'));
  /** @type {[name: string, stage: () => Promise<Counts>][]} */
  const stages = [
    ['check', runCheckStage],
    ['build', runBuildStage],
    ['unit', () => runVitest(path.join(reports, 'unit.json'))],
    ['e2e', () => runPlaywright('tests/e2e/playwright.config.ts', path.join(reports, 'e2e.json'), shell)],
    [
      'wiring',
      () => runPlaywright('tests/wiring/playwright.config.ts', path.join(reports, 'wiring.json'), chromium),
    ],
  ];
  /** @type {[name: string, counts: Counts][]} */
  const results = [];
  for (const [name, stage] of stages) results.push([name, await runStage(name, stage)]);
  rmSync(reports, { recursive: true, force: true });
  process.exitCode = summarize(results);
}

/**
 * @param {string} name
 * @param {() => Promise<Counts>} stage
 * @returns {Promise<Counts>}
 */
async function runStage(name, stage) {
  console.log(`\n── ${name}`);
  const began = performance.now();
  const counts = await stage().catch((error) => {
    console.error(error);
    return failOnce(error instanceof Error ? error.message : String(error));
  });
  const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds} s)`);
  return counts;
}

/** @returns {Promise<Counts>} */
async function runCheckStage() {
  const { runChecks } = await import('./lib/checks.mjs');
  const results = await runChecks();
  const failures = results.filter(({ ok }) => !ok).map(({ name }) => name);
  return { passed: results.length - failures.length, failed: failures.length, skipped: 0, failures };
}

/** @returns {Promise<Counts>} */
async function runBuildStage() {
  // A build that fails must not leave an older one for the next stages to test.
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const { build } = await import('./bundle.mjs');
  await build();
  return { passed: 1, failed: 0, skipped: 0, failures: [] };
}

/** @param {string} report */
async function runVitest(report) {
  const color = process.stdout.isTTY ? [] : ['--no-color'];
  const args = ['run', ...color, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runTool('vitest/vitest.mjs', args, {}, 6 * MINUTE);
  return judgeStage(readReport(report, countVitest), code);
}

/**
 * @param {string} config
 * @param {string} report
 * @param {string} chromium
 */
async function runPlaywright(config, report, chromium) {
  // A machine that stalls for seconds can fail any test of a window; one that needs its second try is told of.
  const args = ['test', '--config', config, '--reporter=dot,json', '--forbid-only', '--retries=1'];
  const env = {
    CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    // Every journey starts the same programs.
    NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/compiled'),
  };
  const { code } = await runTool('@playwright/test/cli.js', args, env, 9 * MINUTE);
  const hosts = readReport(report, namesOfHosts) ?? [];
  if (hosts.length > 0) console.log(`Electron: ${hosts.join(', ')}`);
  return judgeStage(readReport(report, countPlaywright), code);
}

/**
 * @param {string} script inside node_modules
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} timeoutMs
 */
function runTool(script, args, env, timeoutMs) {
  return run(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    show: true,
    env,
    timeoutMs,
  });
}

/**
 * @template Report, Result
 * @param {string} file
 * @param {(report: Report) => Result} read
 * @returns {Result | undefined} nothing, where the tool ended before it wrote its report
 */
function readReport(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Prints what failed and the sums.
 * @param {[name: string, counts: Counts][]} results
 * @returns {number} the exit code
 */
function summarize(results) {
  const passed = results.reduce((sum, [, counts]) => sum + counts.passed, 0);
  const failed = results.reduce((sum, [, counts]) => sum + counts.failed, 0);
  console.log('');
  for (const [name, { failures, unsure = [] }] of results) {
    for (const each of failures) console.log(`FAILED ${name}: ${each}`);
    for (const each of unsure) console.log(`UNSURE ${name}: ${each} (passed at the second try)`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** @param {string} failure @returns {Counts} */
function failOnce(failure) {
  return { passed: 0, failed: 1, skipped: 0, failures: [failure] };
}

/** @param {unknown} error @returns {never} */
function stop(error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.log('0 passed, 1 failed');
  process.exit(1);
}

await test();
