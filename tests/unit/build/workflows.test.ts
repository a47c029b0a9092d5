import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../../build/lib/root.mjs';

const folder = path.join(root, '.github', 'workflows');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));

/** Every key we use of the syntax of workflows; one that is written wrong is not there. */
const step = z
  .strictObject({
    name: z.string().optional(),
    if: z.string().optional(),
    uses: z
      .string()
      .regex(/^[\w-]+\/[\w-]+@v\d+$/)
      .optional(),
    with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    run: z.string().optional(),
  })
  .refine(
    (value) => (value.uses === undefined) !== (value.run === undefined),
    'uses or run, and one of them',
  );
const permissions = z.partialRecord(
  z.enum(['contents', 'id-token', 'attestations']),
  z.enum(['read', 'write']),
);
const workflow = z.strictObject({
  name: z.string(),
  on: z.partialRecord(
    z.enum(['push', 'pull_request']),
    z.strictObject({ tags: z.array(z.string()) }).nullable(),
  ),
  permissions,
  jobs: z.record(
    z.string(),
    z.strictObject({
      strategy: z
        .strictObject({
          'fail-fast': z.boolean().optional(),
          matrix: z.record(z.string(), z.array(z.string())),
        })
        .optional(),
      'runs-on': z.string(),
      'timeout-minutes': z.number().int().max(60),
      permissions: permissions.optional(),
      env: z.record(z.string(), z.string()).optional(),
      steps: z.array(step),
    }),
  ),
});

describe.each(readdirSync(folder))('the workflow %s', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');

  it('has the shape of a workflow, and may read only', () => {
    const { jobs, permissions: granted } = workflow.parse(parse(text));
    expect(granted).toEqual({ contents: 'read' });
    for (const { strategy, 'runs-on': machine } of Object.values(jobs)) {
      const axis = /^\$\{\{ matrix\.(\w+) \}\}$/.exec(machine)?.[1];
      if (axis !== undefined) expect(Object.keys(strategy?.matrix ?? {})).toContain(axis);
    }
  });

  it('runs scripts of the project, and no logic of its own', () => {
    const steps = Object.values(workflow.parse(parse(text)).jobs).flatMap((job) => job.steps);
    const commands = steps.flatMap(({ run }) => run ?? []);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const script = /npm run ([\w:]+)$/.exec(command)?.[1];
      if (script === undefined) expect(command).toMatch(/^(\.ci\/run|npm ci|sudo sysctl -w \S+)$/);
      else expect(Object.keys(scripts)).toContain(script);
    }
  });

  it('puts nothing that others write into a command', () => {
    const steps = Object.values(workflow.parse(parse(text)).jobs).flatMap((job) => job.steps);
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});
