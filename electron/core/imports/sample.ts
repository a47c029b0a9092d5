import { z } from 'zod';
import { sampleRecords } from './sample/records.ts';
import type { Adapter, ReadOptions, SourceItem } from './source-record.ts';
import { readBeginning } from './source-blocks.ts';

const FORMAT = 'mneme-sample';

const Head = z.object({ format: z.literal(FORMAT), at: z.number() });

/** What stands in the file of the sample: the moment its dates are counted from, in milliseconds since 1970. */
export function sampleFile(at: number): string {
  return JSON.stringify({ format: FORMAT, at });
}

/** Reads the sample: what a made-up person keeps, under the same ids each time, its dates counted from its file. */
export const sample: Adapter = {
  format: 'sample',
  recognises: ({ records }) => records.some((record) => Head.safeParse(record).success),
  read: readSample,
};

async function* readSample(file: string, { signal }: ReadOptions): AsyncGenerator<SourceItem> {
  const { bytes } = await readBeginning(file);
  const { at } = Head.parse(JSON.parse(bytes.toString('utf8')));
  for (const record of sampleRecords(at)) {
    signal.throwIfAborted();
    yield { kind: 'record', record };
  }
  yield { kind: 'progress', bytes: bytes.length };
}
