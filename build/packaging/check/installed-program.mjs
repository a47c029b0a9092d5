import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { childEnvironment, run } from '../../lib/run.mjs';

/** @typedef {import('./report.mjs').Report} Report */
/** @typedef {{ launcher: string, app: string, home: string }} Installed the command, what its archive holds, a memory */

/** What only Electron has. */
const OF_ELECTRON = ['electron', 'electron-updater'];
const ANSWER_MS = 30_000;

/**
 * Uses the command line that came with the package, as a person would: through its own launcher.
 * @param {Installed} installed
 * @param {Report} report
 */
export async function checkCommandLine(installed, report) {
  const description = 'Water the plants';
  const help = await runInstalled(installed, ['--help']);
  const added = await runInstalled(installed, ['tasks', 'add', '--description', description]);
  const listed = await runInstalled(installed, ['tasks', 'list']);
  const wrong = await runInstalled(installed, ['tasks', 'add', '--nonsense', '1']);
  report.tell('the installed command mneme keeps a task and finds it again', [
    ...(help.code === 0 && help.output.includes('MNEME_HOME') ? [] : [`--help: ${help.output}`]),
    ...(added.code === 0 ? [] : [`tasks add: ${added.output}`]),
    ...(listed.code === 0 && listed.output.includes(description) ? [] : [`tasks list: ${listed.output}`]),
    ...(wrong.code === 2 ? [] : [`wrong input ends with ${wrong.code}`]),
  ]);
}

/**
 * Speaks with the server for agents that came with the package.
 * @param {Installed} installed
 * @param {Report} report
 */
export async function checkAgentServer(installed, report) {
  const help = await runInstalled(installed, ['--help']);
  if (!help.output.includes('mneme mcp')) return report.note('this version has no server for agents');
  const asked = [
    {
      method: 'initialize',
      params: {
        protocolVersion: '2025-06-18',
        capabilities: {},
        clientInfo: { name: 'check', version: '1' },
      },
    },
    { method: 'tools/list', params: {} },
  ];
  const answers = await askServer(installed, asked).catch((error) => [String(error)]);
  const [hello = '', tools = ''] = answers.map((answer) => JSON.stringify(answer));
  report.tell('the installed server for agents says hello and lists its tools', [
    ...(hello.includes('"serverInfo"') ? [] : [`initialize: ${hello}`]),
    ...(/"name":"[^"]*recall/.test(tools) ? [] : [`tools/list: ${tools.slice(0, 500)}`]),
  ]);
}

/**
 * Loads every package the application imports, from inside the package: what was left out was not needed.
 * @param {Installed} installed
 * @param {Report} report
 */
export async function checkImports({ app }, report) {
  const names = findImports(path.join(app, 'dist')).filter((name) => !OF_ELECTRON.includes(name));
  const program = names.map((name) => `await import(${JSON.stringify(name)});`).join('\n');
  const { code, output } = await run(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: app,
  });
  report.tell(`the ${names.length} packages that are imported load`, code === 0 ? [] : [output]);
}

/** @param {Installed} installed @param {string[]} args */
function runInstalled(installed, args) {
  return run(installed.launcher, args, { env: environmentOf(installed), cwd: installed.home });
}

/** @param {Installed} installed */
function environmentOf({ app, home }) {
  return { STANDIN_NODE: process.execPath, STANDIN_APP: app, MNEME_HOME: home };
}

/**
 * @param {Installed} installed
 * @param {{ method: string, params: object }[]} asked
 * @returns {Promise<unknown[]>} an answer to each
 */
async function askServer(installed, asked) {
  const child = spawn(installed.launcher, ['mcp'], {
    env: childEnvironment(environmentOf(installed)),
    cwd: installed.home,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (/** @type {Buffer} */ data) => (errors += data.toString()));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), ANSWER_MS);
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    /** @type {unknown[]} */
    const answers = [];
    for (const [id, { method, params }] of asked.entries()) {
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`The server ended. ${errors}`);
      answers.push(JSON.parse(value));
      if (method === 'initialize')
        child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
    }
    return answers;
  } finally {
    child.stdin.end();
    await ended;
    clearTimeout(timer);
  }
}

/** @param {string} folder @returns {string[]} the packages that the built programs name */
function findImports(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !file.startsWith('renderer'))
    .flatMap((file) => {
      const code = readFileSync(path.join(folder, file), 'utf8');
      return [...code.matchAll(/(?:^import |from |import\()["']([^"'./][^"']*)["']/gm)].map(
        ([, name = '']) => name,
      );
    });
  return [...new Set(names)].filter((name) => !name.startsWith('node:')).toSorted();
}
