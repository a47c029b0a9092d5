import { z } from 'zod';
import { wellFormed } from '../../../shared/primitives.ts';
import { canonicalJson } from './external-ids.ts';
import { type JsonRecord, readJsonRecords } from './json-records.ts';
import { MAX_CATEGORY, MAX_KEY, nameWithin, valuesOf } from './source-facts.ts';
import type { Adapter, ReadOptions, Sample, SourceItem, SourceKnowledge } from './source-record.ts';

const SOURCE = 'MCP memory server';

const name = z
  .union([z.string().regex(/\S/), z.number().transform(String)])
  .transform((words) => wellFormed(words).trim());
const optional = name.nullish().catch(null);
const list = z.array(z.unknown());

/** Programs that write the same file name things in other ways (basic-memory's importer knows them too). */
const Entity = z
  .object({
    type: z.string().optional(),
    name: optional,
    entityName: optional,
    id: optional,
    entityType: optional,
    entity_type: optional,
    observations: z.union([list, z.string().transform((text) => [text])]).nullish(),
  })
  .transform((entity) => ({
    type: entity.type,
    name: entity.name ?? entity.entityName ?? entity.id ?? null,
    kind: entity.entityType ?? entity.entity_type ?? null,
    observations: entity.observations ?? [],
  }));
const Relation = z
  .object({
    from: optional,
    from_id: optional,
    to: optional,
    to_id: optional,
    relationType: optional,
    relation_type: optional,
  })
  .transform((relation) => ({
    from: relation.from ?? relation.from_id ?? null,
    to: relation.to ?? relation.to_id ?? null,
    type: relation.relationType ?? relation.relation_type ?? 'related to',
  }));
const Graph = z.object({ entities: list, relations: list.default([]) });

type KnownEntity = { name: string; kind: string | null; observations: Set<string> };
type KnownRelation = { from: string; to: string; type: string; line: number; byte: number };

/**
 * Reads the graph of an MCP memory server: `memory.jsonl`, one entity or relation a line (src/memory of
 * modelcontextprotocol/servers), also as the one object its `read_graph` gives.
 *
 * The server holds the whole graph in memory, and so does this: an entity may come twice, a relation before its entities.
 */
export const serverMemory: Adapter = { format: 'server-memory', recognises, read: readGraph };

function recognises({ records, text }: Sample): boolean {
  if (records.length > 0) return records.some((record) => isOfServer(record));
  // The records may all stand on one damaged line, or in a first one longer than the sample.
  return /\{\s*"type"\s*:\s*"(entity"\s*,\s*"(name|entityName|id)|relation"\s*,\s*"(from|from_id))"/.test(
    text,
  );
}

function isOfServer(record: unknown): boolean {
  const graph = Graph.safeParse(record);
  if (graph.success) return graph.data.entities.some((entity) => isOfServer(withType(entity, 'entity')));
  const kind = kindOf(record);
  if (kind === 'relation') {
    const relation = Relation.safeParse(record);
    return relation.success && relation.data.from !== null && relation.data.to !== null;
  }
  const entity = kind === 'entity' ? Entity.safeParse(record) : undefined;
  return entity?.data !== undefined && entity.data.name !== null;
}

async function* readGraph(file: string, { signal }: ReadOptions): AsyncGenerator<SourceItem> {
  const graph = new GraphReader();
  for await (const chunk of readJsonRecords(file, { signal, joinedLines: true })) {
    for (const { problem } of chunk.damaged) yield { kind: 'problem', problem };
    for (const record of chunk.records) yield* graph.add(record);
    yield { kind: 'progress', bytes: chunk.bytes };
  }
  yield* graph.facts();
  yield* graph.relations();
}

class GraphReader {
  readonly #entities = new Map<string, KnownEntity>();
  /** By what they say: one that comes again is the same. */
  readonly #relations = new Map<string, KnownRelation>();

  *add(record: JsonRecord): Generator<SourceItem> {
    const whole = Graph.safeParse(record.value);
    if (whole.success) {
      for (const value of whole.data.entities) yield* this.#addOne(record, withType(value, 'entity'));
      for (const value of whole.data.relations) yield* this.#addOne(record, withType(value, 'relation'));
    } else yield* this.#addOne(record, record.value);
  }

  *facts(): Generator<SourceItem> {
    for (const entity of this.#entities.values()) {
      const place = placeOf(entity);
      for (const [index, value] of valuesOf([...entity.observations].join('\n')).entries()) {
        const key = index === 0 ? place.key : nameWithin(`${entity.name} (${index + 1})`, MAX_KEY);
        const knowledge: SourceKnowledge = { ...place, key, value, source: SOURCE, sentAt: null };
        yield { kind: 'knowledge', knowledge };
      }
    }
  }

  *relations(): Generator<SourceItem> {
    for (const { from, to, type, line, byte } of this.#relations.values()) {
      const first = this.#entities.get(from);
      const second = this.#entities.get(to);
      if (first && second) {
        yield {
          kind: 'relation',
          relation: { from: placeOf(first), to: placeOf(second), type: nameWithin(type, MAX_CATEGORY) },
        };
        continue;
      }
      const missing = [first ? [] : [from], second ? [] : [to]]
        .flat()
        .map((end) => `“${nameWithin(end, 200)}”`);
      const message = `This relation joins ${missing.join(' and ')}, which this file does not describe; it was left out.`;
      yield { kind: 'problem', problem: { line, byte, message } };
    }
  }

  *#addOne({ line, byte }: JsonRecord, value: unknown): Generator<SourceItem> {
    const problem = (message: string): SourceItem => ({ kind: 'problem', problem: { line, byte, message } });
    const kind = kindOf(value);
    if (kind === 'relation') {
      const relation = Relation.safeParse(value).data;
      if (relation === undefined || relation.from === null || relation.to === null)
        yield problem('This relation does not say what it joins; it was left out.');
      else this.#addRelation({ from: relation.from, to: relation.to, type: relation.type, line, byte });
      return;
    }
    const entity = kind === 'entity' ? Entity.safeParse(value).data : undefined;
    if (entity === undefined || entity.name === null)
      yield problem('This record is neither an entity nor a relation of a memory server; it was left out.');
    else if (this.#addEntity(entity.name, entity.kind, entity.observations))
      yield problem(`“${nameWithin(entity.name, 200)}” comes with two types; the first one was kept.`);
  }

  #addRelation(relation: KnownRelation): void {
    const key = JSON.stringify([relation.from, relation.type, relation.to]);
    if (!this.#relations.has(key)) this.#relations.set(key, relation);
  }

  /** An entity that comes again is the same one: what it says is put together. Gives whether its types differ. */
  #addEntity(entityName: string, kind: string | null, observations: readonly unknown[]): boolean {
    const known = this.#entities.get(entityName) ?? { name: entityName, kind, observations: new Set() };
    this.#entities.set(entityName, known);
    known.kind ??= kind;
    for (const observation of observations) known.observations.add(textOf(observation));
    return kind !== null && known.kind !== kind;
  }
}

/** What a record is, by its `type`, else by its keys. */
function kindOf(value: unknown): 'entity' | 'relation' | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('type' in value && (value.type === 'entity' || value.type === 'relation')) return value.type;
  if ('type' in value) return null;
  if ('entityType' in value || 'entity_type' in value) return 'entity';
  return 'relationType' in value || 'relation_type' in value ? 'relation' : null;
}

function withType(value: unknown, type: string): unknown {
  return typeof value === 'object' && value !== null ? { ...value, type } : value;
}

function placeOf({ name: entityName, kind }: KnownEntity): { category: string; key: string } {
  return { category: nameWithin(kind ?? 'entity', MAX_CATEGORY), key: nameWithin(entityName, MAX_KEY) };
}

/** What was observed, in words; anything but words as it came. */
function textOf(observation: unknown): string {
  return wellFormed(typeof observation === 'string' ? observation : canonicalJson(observation));
}
