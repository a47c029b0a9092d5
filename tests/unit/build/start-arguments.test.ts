import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStartArguments, webHostArguments } from '../../../build/lib/start-arguments.mjs';

const FOLDER = path.resolve('/somewhere');

describe('the arguments of npm start', () => {
  it('opens a window and the browser unless told otherwise', () => {
    expect(parseStartArguments([], FOLDER)).toEqual({ kind: 'start', options: { web: false, open: true } });
  });

  it('reads every flag', () => {
    const parsed = parseStartArguments(['--web', '--port', '8080', '--home=/data', '--no-open'], FOLDER);
    expect(parsed).toEqual({
      kind: 'start',
      options: { web: true, open: false, port: 8080, home: path.resolve('/data') },
    });
  });

  it('takes a relative home from where the person is', () => {
    const parsed = parseStartArguments(['--home', 'mine'], FOLDER);
    expect(parsed).toMatchObject({ options: { home: path.join(FOLDER, 'mine') } });
  });

  it('shows the help whatever else is asked', () => {
    expect(parseStartArguments(['--web', '--help'], FOLDER)).toEqual({ kind: 'help' });
  });

  it.each([
    [['--wob'], "Unknown option '--wob'"],
    [['somewhere'], "Unexpected argument 'somewhere'"],
    [['--port', 'x'], '--port takes a number'],
    [['--port', '65536'], '--port takes a number'],
    [['--port', '-1'], '--port'],
    [['--port'], '--port'],
    [['--home', ' '], '--home takes the name of a folder'],
    [['--web=yes'], '--web'],
  ])('refuses %j in one line', (args, message) => {
    const parsed = parseStartArguments(args, FOLDER);
    if (parsed.kind !== 'error') throw new Error(`It was taken: ${JSON.stringify(parsed)}`);
    expect(parsed.message).toContain(message);
    expect(parsed.message).not.toContain('\n');
  });

  it('passes on to the web host what concerns it', () => {
    expect(webHostArguments({ web: true, open: true })).toEqual([]);
    expect(webHostArguments({ web: false, open: false, port: 0, home: '/data' })).toEqual([
      '--port',
      '0',
      '--home',
      '/data',
      '--no-open',
    ]);
  });
});
