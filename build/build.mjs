import { prepare } from './lib/prepare.mjs';

/** `npm run build`: builds the application into `dist`. */
async function buildApplication() {
  await prepare();
  const { build } = await import('./bundle.mjs');
  try {
    await build();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

await buildApplication();
