import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { SourceFolders } from '../../../../electron/core/index.ts';
import { linesOf } from './reading.ts';
import { record } from './sources.ts';

/** Ids of sessions as Claude Code makes them. */
export const SESSION = '11111111-1111-4111-8111-111111111111';
export const OTHER_SESSION = '22222222-2222-4222-8222-222222222222';

/** A home folder as other programs fill it, gone after the test; files by their paths in it. */
export function homeWith(files: Readonly<Record<string, string | Uint8Array>>): {
  home: string;
  folders: SourceFolders;
  add: (name: string, content: string | Uint8Array, modifiedAt?: number) => string;
} {
  const home = mkdtempSync(path.join(tmpdir(), 'mneme-places-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const add = (name: string, content: string | Uint8Array, modifiedAt?: number): string => {
    const file = path.join(home, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (modifiedAt !== undefined) utimesSync(file, modifiedAt / 1000, modifiedAt / 1000);
    return file;
  };
  for (const [name, content] of Object.entries(files)) add(name, content);
  const folders: SourceFolders = {
    homedir: home,
    claudeCode: { 'claude-code': path.join(home, '.claude', 'projects') },
    codex: { codex: path.join(home, '.codex') },
    serverMemory: null,
    downloads: path.join(home, 'Downloads'),
  };
  return { home, folders, add };
}

/** A transcript of Claude Code: one question a line, each after the one before. */
export function transcript(sessionId: string, ...questions: string[]): string {
  return linesOf(
    ...questions.map((question, index) =>
      record(uuidOf(sessionId, index), index === 0 ? null : uuidOf(sessionId, index - 1), question, {
        sessionId,
      }),
    ),
  );
}

/** The transcript of a sub-agent, which carries the id of its parent's session. */
export function agentTranscript(sessionId: string, agentId: string, ...questions: string[]): string {
  return linesOf(
    ...questions.map((question, index) =>
      record(`${agentId}-${index}`, index === 0 ? null : `${agentId}-${index - 1}`, question, {
        sessionId,
        agentId,
        isSidechain: true,
      }),
    ),
  );
}

/** A rollout of Codex with one question. */
export function rollout(id: string, question: string, meta: object = {}): string {
  const at = '2026-02-01T10:00:00.000Z';
  return linesOf(
    { timestamp: at, type: 'session_meta', payload: { id, timestamp: at, cwd: '/home/ann/garden', ...meta } },
    {
      timestamp: at,
      type: 'response_item',
      payload: { type: 'message', role: 'user', content: [{ type: 'input_text', text: question }] },
    },
  );
}

function uuidOf(sessionId: string, index: number): string {
  return `${sessionId.slice(0, 8)}-${index}`;
}
