import type { Writable } from 'node:stream';
import {
  BUNDLE_FILES,
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  type BundleKind,
  type BundleManifest,
  type BundleRecord,
} from '../../../shared/bundle.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { Conditions } from '../store/cursor.ts';
import type { ListedKind } from '../store/exports.ts';
import { bundleSchemas } from './schemas.ts';
import type { ExportSource } from './source.ts';
import { createZip, type OpenFile, type PackedFile, type Zip } from './zip.ts';

/** What a bundle says of itself beside its records. */
export type BundleFacts = Readonly<{
  createdAt: string;
  schemaVersion: number;
  scope: BundleManifest['scope'];
  /** How large a file of records grows before another is begun, in bytes. */
  shardBytes?: number;
}>;

const SHARD_BYTES = 64_000_000;

const README = `# An export of Mneme

Everything here is text. \`data/*.jsonl\` holds one record a line, as JSON; \`schema/\` says what each kind of record
holds; \`manifest.json\` says what this bundle holds; \`SHA256SUMS\` was written last and proves that it is whole
(\`sha256sum -c SHA256SUMS\`). Mneme reads the archive back; docs/export-format.md of Mneme describes the format.
`;

/** Writes the canonical, lossless form: a ZIP of JSON Lines with checksums. Gives whether the store changed meanwhile. */
export async function writeBundle(
  source: ExportSource,
  stream: Writable,
  facts: BundleFacts,
): Promise<boolean> {
  const zip = createZip(stream, { compress: false });
  const bundle = new BundleWriter(zip, facts.shardBytes ?? SHARD_BYTES);
  await writeRecords(source, bundle);
  const changed = source.changed();
  await bundle.finish({
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    created_at: facts.createdAt,
    schema_version: facts.schemaVersion,
    scope: facts.scope,
    includes_trash: source.selection.includeTrash,
    redacted: false,
    changed_while_writing: changed,
    counts: source.counts,
  });
  return changed;
}

async function writeRecords(source: ExportSource, bundle: BundleWriter): Promise<void> {
  const users = new Set<string>();
  const agents = new Set<string>();
  const sessionKeys: number[] = [];
  const refer = (record: BundleRecord): void => {
    if ('user_id' in record.data) users.add(record.data.user_id);
    if ('agent_id' in record.data && record.data.agent_id !== null) agents.add(record.data.agent_id);
    if (record.kind === 'memory') for (const id of record.data.shared_with) agents.add(id);
  };
  for await (const page of source.records('session')) {
    sessionKeys.push(...page.keys);
    page.records.forEach(refer);
    await bundle.add(page.records);
  }
  for (const key of sessionKeys) {
    for await (const messages of source.messages(key, false)) await bundle.add(messages);
  }
  for (const kind of EVERY_KIND) {
    if (kind === 'user' || kind === 'agent' || kind === 'session') continue;
    for await (const { records } of source.records(kind)) {
      records.forEach(refer);
      await bundle.add(records);
    }
  }
  // Who is not exported as such still comes along where a record refers to them.
  const people = source.choosing({
    user: source.selection.kinds.user ?? among('u', users),
    agent: source.selection.kinds.agent ?? among('a', agents),
  });
  for (const kind of ['user', 'agent'] as const) {
    for await (const { records } of people.records(kind)) await bundle.add(records);
  }
}

function among(alias: string, ids: ReadonlySet<string>): Conditions {
  return {
    where: [`${alias}.id IN (SELECT value FROM json_each(@ids))`],
    parameters: { ids: JSON.stringify([...ids]) },
  };
}

type OpenShard = { kind: BundleKind; number: number; file: OpenFile; records: number };

/** Writes records into files of a bounded size, and what proves them whole. */
class BundleWriter {
  readonly #zip: Zip;
  readonly #shardBytes: number;
  readonly #files: (PackedFile & { records: number })[] = [];
  #open: OpenShard | null = null;

  constructor(zip: Zip, shardBytes: number) {
    this.#zip = zip;
    this.#shardBytes = shardBytes;
  }

  async add(records: readonly BundleRecord[]): Promise<void> {
    for (const record of records) {
      const line = `${canonicalJson(record)}\n`;
      const shard = await this.#shardFor(record.kind, Buffer.byteLength(line));
      shard.records += 1;
      await shard.file.write(line);
    }
  }

  async finish(manifest: Omit<BundleManifest, 'files'>): Promise<void> {
    await this.#closeShard();
    const others: PackedFile[] = [await this.#write('README.md', README)];
    for (const { name, text } of bundleSchemas()) others.push(await this.#write(`schema/${name}`, text));
    const text = `${JSON.stringify({ ...manifest, files: this.#files }, null, 2)}\n`;
    others.push(await this.#write('manifest.json', text));
    const sums = [...this.#files, ...others].map((file) => `${file.sha256}  ${file.path}\n`);
    await this.#write('SHA256SUMS', sums.join(''));
    await this.#zip.finish();
  }

  async #shardFor(kind: BundleKind, bytes: number): Promise<OpenShard> {
    let open = this.#open;
    const full = open?.kind === kind && open.records > 0 && open.file.bytes() + bytes > this.#shardBytes;
    if (open?.kind !== kind || full) {
      const number = open?.kind === kind ? open.number + 1 : 0;
      await this.#closeShard();
      const path = `data/${BUNDLE_FILES[kind]}-${String(number).padStart(5, '0')}.jsonl`;
      open = { kind, number, file: this.#zip.open(path), records: 0 };
      this.#open = open;
    }
    return open;
  }

  async #closeShard(): Promise<void> {
    if (this.#open === null) return;
    const { file, records } = this.#open;
    this.#files.push({ ...(await file.close()), records });
    this.#open = null;
  }

  async #write(path: string, text: string): Promise<PackedFile> {
    const file = this.#zip.open(path);
    await file.write(text);
    return file.close();
  }
}

/** What a bundle of everything holds. */
export const EVERY_KIND: readonly ListedKind[] = [
  'user',
  'agent',
  'session',
  'memory',
  'knowledge',
  'relation',
  'preference',
  'task',
  'state',
  'checkpoint',
  'decision',
  'cluster',
  'pattern',
  'proposal',
  'view',
  'setting',
];
