import { runWebHost } from './run.ts';

const code = await runWebHost(process.argv.slice(2));
if (code !== undefined) process.exitCode = code;
