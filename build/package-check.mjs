import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { isFresh } from './lib/freshness.mjs';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

/** @typedef {import('./packaging/targets.mjs').Target} Target */
/** @typedef {import('./packaging/check/report.mjs').Report} Report */

/** What people unpack themselves. */
const ARCHIVES = { linux: 'tar.gz', win32: 'zip', darwin: 'zip' };

/**
 * `npm run package:check`: packages Mneme for every system around a stand-in for Electron and looks at what came
 * out; installs the package of this system and uses it. Needs nothing from the network but npm's packages.
 */
async function checkPackages() {
  await prepare();
  const { Report: PrintedReport } = await import('./packaging/check/report.mjs');
  const report = new PrintedReport();
  const { ensureSevenZip } = await import('./packaging/check/archive-package.mjs');
  const sevenZip = await ensureSevenZip();
  if (sevenZip === undefined) report.note('there is no 7-Zip here, so no zip and no tar.gz is made');
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'mneme-package-'));
  const began = performance.now();
  try {
    await buildIfStale();
    await checkAll(scratch, sevenZip, report);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`packages: ${report.passed} passed, ${report.failed} failed (${seconds} s)`);
  process.exitCode = report.failed === 0 ? 0 : 1;
}

/**
 * Two targets at a time: one is packed while the other is used.
 * @param {string} scratch
 * @param {string | undefined} sevenZip
 * @param {Report} report
 */
async function checkAll(scratch, sevenZip, report) {
  const { TARGETS } = await import('./packaging/targets.mjs');
  const waiting = TARGETS.toSorted((one, other) => Number(isThisSystem(other)) - Number(isThisSystem(one)));
  const lane = async () => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      await checkTarget(target, path.join(scratch, `${target.platform}-${target.arch}`), sevenZip, report);
    }
  };
  await Promise.all([lane(), lane()]);
}

/**
 * @param {Target} target
 * @param {string} output
 * @param {string | undefined} sevenZip
 * @param {Report} report
 */
async function checkTarget(target, output, sevenZip, report) {
  const { checkApplication, findApplication } = await import('./packaging/check/unpacked-application.mjs');
  const { nameTarget } = await import('./packaging/targets.mjs');
  const { checkArchive } = await import('./packaging/check/archive-package.mjs');
  const formats = [
    'dir',
    ...(isThisSystem(target) && existsSync('/usr/bin/dpkg-deb') ? ['deb'] : []),
    // Made alike for both processors of a system.
    ...(sevenZip !== undefined && target.arch === 'x64' ? [ARCHIVES[target.platform]] : []),
  ];
  const script = path.join(root, 'build/packaging/pack-standin.mjs');
  const { code, output: said } = await run(
    process.execPath,
    [script, target.platform, target.arch, output, ...formats],
    {
      env: {
        CUSTOM_FPM_PATH: path.join(root, 'build/packaging/fpm-dpkg.mjs'),
        ELECTRON_BUILDER_7ZIP_PATH: sevenZip,
      },
    },
  );
  report.tell(`${nameTarget(target)}: packaged as ${formats.join(' and ')}`, code === 0 ? [] : [said]);
  if (code !== 0) return;
  const folder = findApplication(output);
  await checkApplication(target, folder, report);
  const archive = readdirSync(output).find((name) => /\.(zip|tar\.gz)$/.test(name));
  if (archive !== undefined && sevenZip !== undefined) {
    const problems = await checkArchive({ archive: path.join(output, archive), folder, sevenZip });
    report.tell(`${nameTarget(target)}: ${archive} holds the same files`, problems);
  }
  if (isThisSystem(target)) await installAndRun(target, output, report);
  rmSync(output, { recursive: true, force: true });
}

/** @param {Target} target */
function isThisSystem({ platform, arch }) {
  return platform === process.platform && arch === process.arch;
}

/**
 * Installs and uses the package of this very system.
 * @param {Target} target
 * @param {string} output
 * @param {Report} report
 */
async function installAndRun(target, output, report) {
  const { extractAll } = await import('@electron/asar');
  const { findApplication, findParts } = await import('./packaging/check/unpacked-application.mjs');
  const programs = await import('./packaging/check/installed-program.mjs');
  const debian = await import('./packaging/check/debian-package.mjs');
  const { checkRelease } = await import('./packaging/check/release-files.mjs');
  const deb = readdirSync(output).find((name) => name.endsWith('.deb'));
  const system = path.join(output, 'system');
  if (deb !== undefined) await debian.installPackage(path.join(output, deb), system, report);
  const folder = deb === undefined ? findApplication(output) : path.join(system, 'opt/Mneme');
  const { archive, resources } = findParts(target, folder);
  const app = path.join(output, 'app');
  const home = path.join(output, 'home');
  mkdirSync(home);
  extractAll(archive, app);
  const installed = { launcher: path.join(resources, 'bin/mneme'), app, home };
  await programs.checkImports(installed, report);
  await programs.checkCommandLine(installed, report);
  await programs.checkAgentServer(installed, report);
  await checkWindow(app, report);
  if (deb !== undefined) {
    await debian.purgePackage(system, report);
    await checkRelease(output, report);
  }
}

/**
 * Runs the specs of the desktop application on what the archive of the package holds.
 * @param {string} app
 * @param {Report} report
 */
async function checkWindow(app, report) {
  const env = {
    CHROMIUM: await ensureChromium(),
    E2E_HOST: 'standin',
    WIRING_APP: app,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    // Each spec starts the same programs.
    NODE_COMPILE_CACHE: path.join(path.dirname(app), 'compiled'),
  };
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js');
  const config = path.join(root, 'tests/wiring/playwright.config.ts');
  const args = [cli, 'test', '--config', config, '--reporter=line', '--retries=1'];
  const { code, output } = await run(process.execPath, args, { env });
  const passed = /(\d+) passed/.exec(output)?.[1] ?? '0';
  report.tell(`the window of the package: ${passed} specs of tests/wiring`, code === 0 ? [] : [output]);
}

async function buildIfStale() {
  if (isFresh(root, path.join(root, 'dist'))) return;
  const { code } = await run(process.execPath, [path.join(root, 'build', 'build.mjs')], { show: true });
  if (code !== 0) throw new Error('Mneme could not be built: the reason is above.');
}

await checkPackages();
