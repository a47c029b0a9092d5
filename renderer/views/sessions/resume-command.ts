import type { Session } from '../../../shared/entities/session.ts';

const PLAIN_ID = /^[0-9a-z][0-9a-z-]*$/i;
const PROGRAMS: Readonly<Record<string, string>> = {
  'claude-code': 'claude --resume',
  codex: 'codex resume',
};

/**
 * What a person types in a terminal to go on with a session where it was recorded, in its folder if that is known;
 * null for sessions of other sources, and for those of sub-agents, which cannot be gone on with.
 */
export function resumeCommand(session: Pick<Session, 'source' | 'externalId' | 'project'>): string | null {
  const program = PROGRAMS[session.source];
  const id = session.externalId;
  if (program === undefined || id === null || !PLAIN_ID.test(id)) return null;
  const resume = `${program} ${id}`;
  const folder = session.project;
  return folder?.startsWith('/') ? `cd ${quote(folder)} && ${resume}` : resume;
}

/** A word of a POSIX shell, quoted where it holds more than plain letters. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
