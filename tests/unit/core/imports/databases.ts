import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '../../../../shared/client.ts';
import { makeTestHome } from '../../../support/core.ts';
import { writeDatabase } from '../../../support/foreign-databases.ts';

export type Tables = Parameters<typeof writeDatabase>[1];

/** A database in a folder of its own. */
export function databaseOf(tables: Tables, schema?: string): string {
  const file = path.join(makeTestHome(), 'agent.db');
  writeDatabase(file, tables, schema);
  return file;
}

/** Copies that are kept for reading. */
export function copiesIn(home: string): string[] {
  const folder = path.join(home, 'uploads');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('.db')) : [];
}

/** Everything an import may bring, counted. */
export async function countAll(client: Client) {
  const { totalSessions, totalMessages, totalKnowledge, totalPreferences, totalTasks, totalMemories } =
    await client.maintenance.stats({});
  return [totalSessions, totalMessages, totalKnowledge, totalPreferences, totalTasks, totalMemories];
}
