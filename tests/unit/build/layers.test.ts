import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLayers } from '../../../build/lib/layers.mjs';
import { root } from '../../../build/lib/root.mjs';

/** A small tree in which everybody imports what they may. */
const SOUND: Readonly<Record<string, string>> = {
  'shared/primitives.ts': `import { z } from 'zod'; export const Id = z.string();`,
  'shared/contract/index.ts': `export { Id } from '../primitives.ts';`,
  'electron/core/ports.ts': `import type { Id } from '../../shared/primitives.ts'; export type NewId = () => typeof Id;`,
  'electron/core/store/database.ts': `import Database from 'better-sqlite3'; export const open = (file: string) => new Database(file);`,
  'electron/core/store/sessions.ts': `export { open } from './database.ts';`,
  'electron/core/retrieval/recall.ts': `export { open } from '../store/sessions.ts';`,
  'electron/core/handlers/search.ts': `export { open } from '../retrieval/recall.ts';`,
  'electron/core/index.ts': `export { open } from './handlers/search.ts'; export type { NewId } from './ports.ts';`,
  'electron/hosts/paths.ts': `import os from 'node:os'; export const home = os.homedir();`,
  'electron/hosts/cli/main.ts': `import { open } from '../../core/index.ts'; import { home } from '../paths.ts'; open(home);`,
  'electron/hosts/desktop/main.ts': `import { app } from 'electron'; import { home } from '../paths.ts'; app.setPath('home', home);`,
  'electron/hosts/desktop/preload.ts': `import { contextBridge } from 'electron'; import { Id } from '../../../shared/contract/index.ts'; contextBridge.exposeInMainWorld('id', Id);`,
  'renderer/api/client.ts': `export { Id } from '../../shared/contract/index.ts';`,
  'renderer/state/sessions.ts': `export { Id } from '../api/client.ts';`,
  'renderer/components/Row.tsx': `import { useState } from 'react'; export const useRow = () => useState(0);`,
  'renderer/views/Sessions.tsx': `export { Id } from '../state/sessions.ts'; export { useRow } from '../components/Row.tsx';`,
  'renderer/react/index.ts': `export { Id } from '../api/client.ts'; export { useState } from 'react';`,
  'renderer/main.tsx': `import { Id, useRow } from './views/Sessions.tsx'; useRow(); Id.parse('');`,
};

/** What is planted: a file, a line put before what it holds, and the rule that must catch it. */
const VIOLATIONS: readonly [what: string, file: string, line: string, caughtBy: string][] = [
  ['shared imports Node', 'shared/primitives.ts', `import 'node:fs';`, 'only-what-shared/'],
  [
    'what React programs import takes from the window',
    'renderer/react/index.ts',
    `import '../state/sessions.ts';`,
    'only-what-renderer/react/',
  ],
  ['shared imports a package', 'shared/primitives.ts', `import 'react';`, 'only-what-shared/'],
  [
    'shared imports the core',
    'shared/contract/index.ts',
    `import '../../electron/core/ports.ts';`,
    'only-what-shared/',
  ],
  [
    'a type from where it may not come',
    'electron/core/store/sessions.ts',
    `import type { NewId } from '../ports.ts'; export type Wrong = NewId;`,
    'only-what-electron/core/store/',
  ],
  [
    'one type among values',
    'electron/core/store/sessions.ts',
    `import { type NewId } from '../ports.ts'; export type Wrong = NewId;`,
    'only-what-electron/core/store/',
  ],
  [
    'a re-exported type',
    'renderer/views/Sessions.tsx',
    `export type { Id as Other } from '../api/client.ts';`,
    'only-what-renderer/views/',
  ],
  [
    'a late import',
    'renderer/components/Row.tsx',
    `void import('../api/client.ts');`,
    'only-what-renderer/components/',
  ],
  [
    'the driver away from home',
    'electron/core/store/sessions.ts',
    `import 'better-sqlite3';`,
    'npm:better-sqlite3',
  ],
  [
    'the driver in a handler',
    'electron/core/handlers/search.ts',
    `import 'better-sqlite3';`,
    'npm:better-sqlite3',
  ],
  [
    'retrieval imports Node',
    'electron/core/retrieval/recall.ts',
    `import 'node:path';`,
    'electron/core/retrieval/',
  ],
  [
    'the core imports a host',
    'electron/core/index.ts',
    `import '../hosts/paths.ts';`,
    'electron/core/index.ts',
  ],
  ['the core imports electron', 'electron/core/index.ts', `import 'electron';`, 'electron/core/index.ts'],
  [
    'a host goes past the core',
    'electron/hosts/cli/main.ts',
    `import '../../core/store/sessions.ts';`,
    'electron/hosts/cli/',
  ],
  ['a host imports electron', 'electron/hosts/cli/main.ts', `import 'electron';`, 'electron/hosts/cli/'],
  [
    'the preload script imports Node',
    'electron/hosts/desktop/preload.ts',
    `import 'node:fs';`,
    'desktop/preload.ts',
  ],
  [
    'the preload script imports its host',
    'electron/hosts/desktop/preload.ts',
    `import '../paths.ts';`,
    'preload.ts',
  ],
  [
    'the desktop imports the core',
    'electron/hosts/desktop/main.ts',
    `import '../../core/index.ts';`,
    'hosts/desktop/',
  ],
  [
    'a component knows the state',
    'renderer/components/Row.tsx',
    `import '../state/sessions.ts';`,
    'components/',
  ],
  [
    'a view calls the client',
    'renderer/views/Sessions.tsx',
    `import '../api/client.ts';`,
    'only-what-renderer/views/',
  ],
  [
    'the renderer imports Electron’s side',
    'renderer/api/client.ts',
    `import '../../electron/core/ports.ts';`,
    'api/',
  ],
  ['a cycle', 'electron/core/store/database.ts', `import './sessions.ts';`, 'no-cycles'],
  ['an orphan', 'electron/core/store/alone.ts', `export const alone = 1;`, 'no-orphans'],
  ['a source in no layer', 'electron/core/misc/stray.ts', `import '../ports.ts';`, 'no layer is named'],
  ['an import of nothing', 'renderer/api/client.ts', `import './gone.ts';`, 'every-import-is-found'],
];

describe('the check of the layers', () => {
  let project = '';

  beforeEach(() => {
    project = mkdtempSync(path.join(os.tmpdir(), 'mneme-layers-'));
    for (const [file, text] of Object.entries(SOUND)) write(file, text);
    symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'));
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
  }

  it('passes a sound tree, having read all of it', async () => {
    expect(await checkLayers(project)).toEqual({ seen: Object.keys(SOUND).length, problems: [] });
  });

  it.each(VIOLATIONS)('catches %s', async (_what, file, line, caughtBy) => {
    write(file, `${line}\n${SOUND[file] ?? ''}`);
    const { problems } = await checkLayers(project);
    expect(problems.join('\n')).toContain(caughtBy);
  });

  it('fails when it has read nothing', async () => {
    for (const file of Object.keys(SOUND)) rmSync(path.join(project, file));
    expect((await checkLayers(project)).problems.join('\n')).toContain('no module was read');
  });

  it('fails when a source cannot be read', async () => {
    write('renderer/api/client.ts', 'export const = ;');
    await expect(checkLayers(project)).rejects.toThrow('client.ts');
  });
});
