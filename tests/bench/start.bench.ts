import { copyMemory } from './memory.ts';
import { percentile, printTable, readNumber } from './report.ts';
import { isBuilt, launchBrowser, openHttpWindow, paintFirstRow, withHost } from './web-host.ts';

/** From starting the built program to the first session: over HTTP, and painted in Chromium. */
async function main(): Promise<void> {
  if (!isBuilt()) return;
  const messages = readNumber('size', 100_000, 5000);
  const rounds = readNumber('rounds', 5, 2);
  const home = await copyMemory(messages);
  const samples = { address: [] as number[], overHttp: [] as number[], painted: [] as number[] }; // widened: filled below
  const browser = await launchBrowser();
  for (let round = 0; round < rounds; round += 1) {
    await withHost(home, async ({ address, startedAt }) => {
      samples.address.push(performance.now() - startedAt);
      const call = await openHttpWindow(address);
      await call('sessions.list', { limit: 1 });
      samples.overHttp.push(performance.now() - startedAt);
    });
    if (browser === undefined) continue;
    await withHost(home, async ({ address, startedAt }) => {
      const page = await paintFirstRow(browser, address);
      samples.painted.push(performance.now() - startedAt);
      await page.close();
    });
  }
  await browser?.close();
  const row = (name: string, values: number[]): (string | number)[] => [
    name,
    percentile(values, 50),
    Math.max(...values),
  ];
  console.log(
    `${messages.toLocaleString('en')} messages; milliseconds from starting the web host, ${rounds} times`,
  );
  printTable(
    ['', 'p50', 'max'],
    [
      row('address printed', samples.address),
      row('first session over HTTP', samples.overHttp),
      ...(browser ? [row('first session painted, Chromium running', samples.painted)] : []),
    ],
  );
}

await main();
