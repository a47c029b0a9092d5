import { run } from './run.mjs';

/**
 * Runs a TypeScript file of ours in a Node of its own, writing to our terminal.
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export async function runScript(file, args) {
  // From Node 23.6 on (and 22.18) types are stripped unasked; the one line of 22 before that must be told.
  const flags = process.features.typescript ? [] : ['--experimental-strip-types'];
  const { code, output } = await run(process.execPath, [...flags, file, ...args], { show: true });
  if (output !== '') process.stderr.write(output);
  return code;
}
