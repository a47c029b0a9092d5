import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../shared/errors.ts';

/** What a host may know of the machine and of how it was started. */
export type Machine = Readonly<{
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  homedir: string;
}>;

/** The oldest Node the SQLite driver runs on; under an older one it crashes without a word. */
const OLDEST_NODE = [22, 14] as const;

/** Reads the machine this process runs on. The only place that looks at the environment and the platform. */
export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, homedir: os.homedir() };
}

/** Whether this is no finished build: what the core answers is then checked against the contract. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV !== 'production'; // the bundler puts the word in its place
}

/**
 * Gives the absolute path of the folder the memory lives in: the flag, else MNEME_HOME, else `mneme` in the
 * platform's data folder. A relative flag starts where the command was given; a relative MNEME_HOME is refused,
 * for it would mean another memory in every folder. Throws `invalid_input`.
 */
export function resolveHome({
  flag,
  platform,
  env,
  homedir,
}: Machine & { flag?: string | undefined }): string {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  if (flag !== undefined) {
    if (flag.trim() === '') throw new AppError('invalid_input', '--home takes the name of a folder.');
    return paths.resolve(flag);
  }
  const chosen = env['MNEME_HOME'];
  if (!chosen) return paths.join(dataFolder({ platform, env, homedir }), 'mneme');
  if (!paths.isAbsolute(chosen)) {
    throw new AppError(
      'invalid_input',
      `MNEME_HOME must be the whole path of a folder, and it is '${chosen}'. Nothing was opened. Write the path from the root.`,
    );
  }
  return paths.normalize(chosen);
}

function dataFolder({ platform, env, homedir }: Machine): string {
  if (platform === 'win32') return env['APPDATA'] || path.win32.join(homedir, 'AppData', 'Roaming');
  if (platform === 'darwin') return path.posix.join(homedir, 'Library', 'Application Support');
  // The XDG base directory specification says to ignore a relative path.
  const xdg = env['XDG_DATA_HOME'];
  return xdg && path.posix.isAbsolute(xdg) ? xdg : path.posix.join(homedir, '.local', 'share');
}

/**
 * Where other programs keep what could be imported, and their configs: their usual folders, and those they are told of. With
 * a home also how they start the tools of the memory in it.
 */
export function findSourceFolders(machine: Machine, home?: string, { cli } = findApp()) {
  const { platform, homedir } = machine;
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const named = (name: string): string | null => namedFolder(machine, name);
  const config = named('CLAUDE_CONFIG_DIR');
  return {
    homedir,
    claudeCode: {
      'claude-code': paths.join(homedir, '.claude', 'projects'),
      ...(config === null ? {} : { 'claude-code:config': paths.join(config, 'projects') }),
    },
    codex: { codex: named('CODEX_HOME') ?? paths.join(homedir, '.codex') },
    serverMemory: named('MEMORY_FILE_PATH'),
    downloads: named('XDG_DOWNLOAD_DIR') ?? paths.join(homedir, 'Downloads'),
    clients: findClientConfigs(machine),
    ...(home === undefined ? {} : { launch: findLaunch(machine, home, cli) }),
  };
}

/** Where the programs in which agents run keep the servers they start, by their documentation. */
function findClientConfigs(machine: Machine) {
  const { platform, homedir } = machine;
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const inHome = (...names: string[]): string => paths.join(homedir, ...names);
  const config = configFolder(machine);
  const zed = platform === 'win32' ? paths.join(config, 'Zed') : inHome('.config', 'zed');
  return {
    'claude-code': paths.join(namedFolder(machine, 'CLAUDE_CONFIG_DIR') ?? homedir, '.claude.json'),
    'claude-desktop': paths.join(config, 'Claude', 'claude_desktop_config.json'),
    cursor: inHome('.cursor', 'mcp.json'),
    vscode: paths.join(config, 'Code', 'User', 'mcp.json'),
    codex: paths.join(namedFolder(machine, 'CODEX_HOME') ?? inHome('.codex'), 'config.toml'),
    'lm-studio': inHome('.lmstudio', 'mcp.json'),
    zed: paths.join(zed, 'settings.json'),
  };
}

/** Where a Linux desktop is told what to start at login; null on systems that are asked another way. */
export function findAutostart(machine: Machine): string | null {
  if (machine.platform !== 'linux') return null;
  return path.posix.join(configFolder(machine), 'autostart', 'mneme-desktop.desktop');
}

/** What starts the application again: an AppImage runs from a folder that goes with it. */
export function findProgram({ env }: Machine): string {
  return env['APPIMAGE'] ?? process.execPath;
}

function configFolder(machine: Machine): string {
  if (machine.platform !== 'linux') return dataFolder(machine);
  return namedFolder(machine, 'XDG_CONFIG_HOME') ?? path.posix.join(machine.homedir, '.config');
}

/** A folder that the environment names by its whole path; a relative one means another folder everywhere and is none. */
function namedFolder({ platform, env }: Machine, name: string): string | null {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const value = env[name];
  return value && paths.isAbsolute(value) ? paths.normalize(value) : null;
}

/**
 * How another program starts the tools of this memory: by whole paths, for it may have another PATH or none. Null where
 * none lasts: an AppImage is unpacked elsewhere at each start.
 */
function findLaunch(machine: Machine, home: string, cli: string) {
  if (machine.env['APPIMAGE'] !== undefined) return null;
  const ownHome = resolveHome({ flag: undefined, ...machine, env: { ...machine.env, MNEME_HOME: '' } });
  const args = ['mcp', ...(home === ownHome ? [] : ['--home', home])];
  const launcher = findLauncher(machine, cli);
  if (launcher !== null) return { command: launcher, args };
  const electron = 'electron' in process.versions;
  const env = electron ? { env: { ELECTRON_RUN_AS_NODE: '1' } } : {};
  return { command: process.execPath, args: [cli, ...args], ...env };
}

/**
 * The command `mneme` of a package, which lies beside its archive; null elsewhere, and on Windows, where programs that start
 * others without a shell cannot start a `.cmd`.
 */
function findLauncher({ platform }: Machine, cli: string): string | null {
  const archive = path.resolve(cli, '../../..');
  const launcher = path.join(path.dirname(archive), 'bin', 'mneme');
  const packaged = path.basename(archive) === 'app.asar' && platform !== 'win32';
  return packaged && existsSync(launcher) ? launcher : null;
}

/** The key of the model's server, where the person gave one: from the environment and from nowhere else. */
export function findChatKey({ env }: Machine): string | undefined {
  return env['MNEME_CHAT_API_KEY']?.trim() || undefined;
}

/** The key of the server that turns texts into vectors, likewise. */
export function findEmbeddingsKey({ env }: Machine): string | undefined {
  return env['MNEME_EMBEDDINGS_API_KEY']?.trim() || undefined;
}

/** Whether a window or a browser could be shown at all. */
export function hasDisplay({ platform, env }: Machine): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** Says in one line why this Node cannot run Mneme; undefined where it can. */
export function checkNode(version: string = process.versions.node): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined;
  return `Mneme needs Node ${OLDEST_NODE.join('.')} or newer, and this is ${version}. Install a newer Node (nodejs.org) and run the same command again.`;
}

/** The version of the application, as its package says it. */
export function appVersion(module: string = import.meta.url): string {
  const text = readFileSync(new URL('../../package.json', module), 'utf8');
  return (JSON.parse(text) as { version: string }).version; // our own package
}

/** Where the parts of the application lie, whether it runs from its sources or from `dist`. */
export type AppPaths = Readonly<{
  renderer: string;
  preload: string;
  cli: string;
  worker: URL;
  backupThread: URL;
  readingThread: URL;
  onnxThread: URL;
  /** The folder with the icons of the tray. */
  icons: string;
}>;

/**
 * Finds the parts of the application from the place of this module: the sources are `electron/hosts/paths.ts`;
 * in `dist` every file lies one folder deep, whatever the bundler named it.
 */
export function findApp(module: string = import.meta.url): AppPaths {
  const fromSource = module.endsWith('.ts');
  const dist = new URL(fromSource ? '../../dist/' : '../', module);
  return {
    renderer: fileURLToPath(new URL('renderer', dist)),
    preload: fileURLToPath(new URL('desktop/preload.cjs', dist)),
    cli: fileURLToPath(fromSource ? new URL('cli/main.ts', module) : new URL('cli/main.js', dist)),
    worker: fromSource ? new URL('worker/core-worker.ts', module) : new URL('worker/core-worker.js', dist),
    backupThread: fromSource
      ? new URL('../core/files/backup-thread.ts', module)
      : new URL('worker/backup-thread.js', dist),
    readingThread: fromSource
      ? new URL('../core/imports/reading-thread.ts', module)
      : new URL('worker/reading-thread.js', dist),
    onnxThread: fromSource
      ? new URL('../core/models/onnx-thread.ts', module)
      : new URL('worker/onnx-thread.js', dist),
    icons: fileURLToPath(fromSource ? new URL('../../build/icons', module) : new URL('desktop', dist)),
  };
}
