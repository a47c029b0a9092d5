/** Stands for a program in which an agent runs: starts `mneme mcp` with its own input and output, and tells its number. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const PROGRAM = path.join(import.meta.dirname, '../../electron/hosts/cli/main.ts');
const [home = ''] = process.argv.slice(2);
const child = spawn(process.execPath, [PROGRAM, 'mcp', '--home', home], {
  stdio: ['inherit', 'inherit', 'ignore'],
});
process.stderr.write(`${child.pid}\n`);
