import path from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm start -- --help` prints. */
export const START_HELP = `Mneme: start the application.

  npm start                     in its own window, or in the browser where there is none
  npm start -- --web            in the browser
  npm start -- --port N         on this port, where it opens in the browser
  npm start -- --home DIR       with the memory in this folder (also: MNEME_HOME=DIR)
  npm start -- --no-open        do not open the browser, only print the address`;

/** @typedef {{ web: boolean, port?: number, home?: string, open: boolean }} StartOptions */

/**
 * Reads the arguments of `npm start`.
 * @param {string[]} args
 * @param {string} folder where the person is: a relative --home starts here
 * @returns {{ kind: 'start', options: StartOptions } | { kind: 'help' } | { kind: 'error', message: string }}
 */
export function parseStartArguments(args, folder) {
  try {
    const { values } = parseArgs({
      args,
      allowPositionals: false,
      options: {
        web: { type: 'boolean', default: false },
        port: { type: 'string' },
        home: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    /** @type {StartOptions} */
    const options = { web: values.web, open: !values['no-open'] };
    if (values.port !== undefined) options.port = readPort(values.port);
    if (values.home !== undefined) options.home = readHome(values.home, folder);
    return { kind: 'start', options };
  } catch (error) {
    // Node adds advice on positional arguments after the first sentence; there are none here.
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    return { kind: 'error', message: `${message}. See npm start -- --help` };
  }
}

/**
 * The arguments the web host takes, from ours.
 * @param {StartOptions} options
 */
export function webHostArguments({ port, home, open }) {
  return [
    ...(port === undefined ? [] : ['--port', String(port)]),
    ...(home === undefined ? [] : ['--home', home]),
    ...(open ? [] : ['--no-open']),
  ];
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    throw new Error(`--port takes a number from 0 to 65535, not '${text}'`);
  return port;
}

/**
 * @param {string} text
 * @param {string} folder
 */
function readHome(text, folder) {
  if (text.trim() === '') throw new Error('--home takes the name of a folder');
  return path.resolve(folder, text);
}
