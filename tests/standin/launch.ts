import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  name: z.string(),
  productName: z.string().optional(),
  version: z.string(),
  main: z.string(),
});

/** How the application was started, in Electron's terms. */
export interface Launch {
  /** The folder that holds the application's package.json. */
  readonly appPath: string;
  readonly manifest: z.infer<typeof manifestSchema>;
  /** The folder of --user-data-dir, where one was given. */
  readonly userData: string | undefined;
  /** The modules given with -r; Playwright gives its loader so. */
  readonly preloads: readonly string[];
  /** The arguments as the application sees them, without the executable. */
  readonly arguments: readonly string[];
  readonly chromium: string;
}

/** Reads a command line of Electron's shape: switches, `-r module`, the application's folder, its arguments. */
export function readLaunch(commandLine: readonly string[]): Launch {
  const preloads: string[] = [];
  const rest: string[] = [];
  for (let index = 0; index < commandLine.length; index += 1) {
    const argument = commandLine[index] ?? '';
    if (argument === '-r') preloads.push(commandLine[(index += 1)] ?? '');
    else rest.push(argument);
  }
  const appPath = path.resolve(rest.find((argument) => !argument.startsWith('-')) ?? '.');
  const userData = readSwitch(rest, 'user-data-dir');
  return {
    appPath,
    manifest: manifestSchema.parse(JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'))),
    userData: userData === undefined ? undefined : path.resolve(userData),
    preloads,
    arguments: rest,
    chromium: findChromium(),
  };
}

/** The value of `--name=value`; an empty string for a bare `--name`, undefined where it is absent. */
export function readSwitch(commandLine: readonly string[], name: string): string | undefined {
  if (commandLine.includes(`--${name}`)) return '';
  const prefix = `--${name}=`;
  return commandLine.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

function findChromium(): string {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return process.env['CHROMIUM'] ?? places.find((place) => existsSync(place)) ?? 'chromium';
}
