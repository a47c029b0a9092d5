import { expect, it } from 'vitest';
import { resumeCommand } from '../../../../../renderer/views/sessions/resume-command.ts';

const id = '7d3f0c1e-0000-4000-8000-000000000001';

it.each([
  [
    { source: 'claude-code', externalId: id, project: '/home/vera/tideline' },
    `cd /home/vera/tideline && claude --resume ${id}`,
  ],
  [{ source: 'codex', externalId: id, project: null }, `codex resume ${id}`],
  [{ source: 'codex', externalId: id, project: 'tideline' }, `codex resume ${id}`],
  [
    { source: 'claude-code', externalId: id, project: "/it's a; rm -rf" },
    `cd '/it'\\''s a; rm -rf' && claude --resume ${id}`,
  ],
  [{ source: 'claude-code', externalId: `${id}/agent-1`, project: null }, null],
  [{ source: 'claude-code', externalId: 'x; rm -rf /', project: null }, null],
  [{ source: 'claude-code', externalId: '--dangerous', project: null }, null],
  [{ source: 'codex', externalId: 'items:abc', project: null }, null],
  [{ source: 'openai', externalId: id, project: null }, null],
  [{ source: 'claude-code', externalId: null, project: null }, null],
])('%j is gone on with by %j', (session, command) => {
  expect(resumeCommand(session)).toBe(command);
});
