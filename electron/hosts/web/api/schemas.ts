import { z } from 'zod';
import type { Operation } from '../../../../shared/contract/define.ts';
import { Agent } from '../../../../shared/entities/agent.ts';
import { Backup } from '../../../../shared/entities/backup.ts';
import { Decision } from '../../../../shared/entities/decision.ts';
import { HistoryEntry } from '../../../../shared/entities/history.ts';
import { Import } from '../../../../shared/entities/import.ts';
import { Job } from '../../../../shared/entities/job.ts';
import { Knowledge } from '../../../../shared/entities/knowledge.ts';
import { Memory } from '../../../../shared/entities/memory.ts';
import { Message } from '../../../../shared/entities/message.ts';
import { Preference } from '../../../../shared/entities/preference.ts';
import { ActionView, ConsolidationRun } from '../../../../shared/entities/run.ts';
import { Session } from '../../../../shared/entities/session.ts';
import { Settings } from '../../../../shared/entities/settings.ts';
import { StoreCondition } from '../../../../shared/entities/store-condition.ts';
import { Task } from '../../../../shared/entities/task.ts';
import { Json } from '../../../../shared/primitives.ts';

/** Records that many operations answer with: each is described once, under its name. */
const NAMED = {
  ActionView,
  Agent,
  Backup,
  ConsolidationRun,
  Decision,
  HistoryEntry,
  Import,
  Job,
  Knowledge,
  Memory,
  Message,
  Preference,
  Session,
  Settings,
  StoreCondition,
  Task,
};

/** A JSON Schema of the draft 2020-12, which OpenAPI 3.1 takes as it is. */
export type Schema = z.core.JSONSchema.BaseSchema;

/** The schemas of one operation; what they refer to stands in `components`. */
export type OperationSchemas = Readonly<{
  input: Schema;
  output: Schema;
  components: Record<string, Schema>;
}>;

/** Describes what an operation takes and answers. */
export function schemasOf({ input, output }: Operation): OperationSchemas {
  const taken = describe(input, 'input', { Json });
  const answered = describe(output, 'output', { ...NAMED, Json });
  const components = { ...taken.components, ...answered.components };
  return { input: taken.schema, output: answered.schema, components };
}

function describe(schema: z.ZodType, io: 'input' | 'output', named: Readonly<Record<string, z.ZodType>>) {
  const metadata = z.registry<{ id: string }>();
  for (const [id, each] of Object.entries(named)) metadata.add(each, { id });
  const described = z.toJSONSchema(schema, { io, unrepresentable: 'any', metadata, override });
  const { $defs = {}, $schema: _, ...rest } = refer(described);
  // What only refers to itself has no name of its own: it is JSON within JSON.
  return { schema: rest, components: $defs };
}

/** Names of our own would be read as addresses; a format says what the pattern beside it says at length. */
function override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Schema }): void {
  delete jsonSchema.id;
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  // With names of our own, zod does not look where descriptions are kept.
  const about = z.globalRegistry.get(zodSchema)?.description;
  if (about !== undefined) jsonSchema.description = about;
}

/** In a document of OpenAPI definitions stand elsewhere than in a schema of its own. */
function refer<T extends Schema>(schema: T): T {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as T; // the same but for its references
}
