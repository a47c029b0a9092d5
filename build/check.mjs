import { prepare } from './lib/prepare.mjs';

/** `npm run check [-- NAME …]`: types, lint, layers, dead code and format; ends with 1 if any failed. */
async function check() {
  await prepare();
  const { CHECK_NAMES, runChecks } = await import('./lib/checks.mjs');
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !CHECK_NAMES.includes(name));
  if (unknown !== undefined) {
    console.error(`There is no check called '${unknown}'. There are: ${CHECK_NAMES.join(', ')}.`);
    process.exit(2);
  }
  const results = await runChecks(names.length === 0 ? CHECK_NAMES : names);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}

await check();
