import type { AgentPass } from '../../../shared/entities/run.ts';
import { AppError, traceOf } from '../../../shared/errors.ts';
import { readScopes, type Scope } from '../store/consolidation-sources.ts';
import { createOverlay } from './overlay.ts';
import { passMemories } from './pass-memories.ts';
import { passSessions } from './pass-sessions.ts';
import { passAge, passClaims, passClusters, passHabits, passHouse } from './pass-shared.ts';
import type { PassWorld, Sink } from './world.ts';

/**
 * Goes through the store once: agent by agent, then what they share. What fails for one agent is told, and the others
 * go on; stopping it is not a failure and throws.
 */
export async function consolidate(
  world: PassWorld,
  agentId: string | undefined,
  sink: Sink,
): Promise<AgentPass[]> {
  const overlay = createOverlay();
  const scopes = readScopes(world.store.read).filter(
    (scope) => agentId === undefined || scope.agentId === agentId,
  );
  if (scopes.length === 0) throw new AppError('not_found', 'There is no such agent. Nothing was changed.');
  const passes: AgentPass[] = [];
  for (const scope of scopes) {
    passes.push(
      await attempt(world, scope, sink, async () => {
        await measured(world, 'sessions', () => passSessions(world, scope, sink, overlay));
        await measured(world, 'memories', () => passMemories(world, scope, sink, overlay));
      }),
    );
  }
  const shared = async (): Promise<void> => {
    await measured(world, 'claims', () => passClaims(world, sink, overlay, agentId));
    if (agentId !== undefined) return;
    await measured(world, 'clusters', () => passClusters(world, sink, overlay));
    await measured(world, 'habits', () => passHabits(world, sink, overlay));
    await measured(world, 'age', () => passAge(world, sink));
    await measured(world, 'house', () => passHouse(world, sink));
  };
  const scope = scopes.find((each) => each.agentId === (agentId ?? null)) ?? scopes[0];
  if (!scope) return passes;
  const outcome = await attempt(world, scope, sink, shared);
  return passes.map((each) => (each.agentId === outcome.agentId ? together(each, outcome) : each));
}

/** Notes in the log how long a part of the pass took, and how much of that the processor was at work. */
async function measured(world: PassWorld, part: string, work: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  world.log({
    level: 'debug',
    module: 'consolidation',
    message: 'a part of the pass is done',
    fields: {
      part,
      ms: Math.round(performance.now() - startedAt),
      cpuMs: Math.round((user + system) / 1000),
    },
  });
}

async function attempt(
  world: PassWorld,
  { agentId, agentName }: Scope,
  sink: Sink,
  work: () => Promise<void>,
): Promise<AgentPass> {
  const before = sink.count();
  const pass = (error: string | null): AgentPass => ({
    agentId,
    agentName,
    status: error === null ? 'done' : 'failed',
    actions: sink.count() - before,
    error,
  });
  try {
    await work();
    return pass(null);
  } catch (error) {
    if (world.control.signal.aborted || isFatal(error)) throw error;
    const trace = error instanceof AppError ? '' : traceOf(error);
    world.log({
      level: 'warn',
      module: 'consolidation',
      message: 'the pass of an agent failed',
      fields: { agent: agentId, trace },
    });
    return pass(
      error instanceof AppError
        ? error.message
        : 'Something in what it holds could not be read. Nothing of it was changed further.',
    );
  }
}

/** A store that cannot be written is not the failure of one agent. */
function isFatal(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'storage_full' || error.code === 'unavailable');
}

function together(one: AgentPass, other: AgentPass): AgentPass {
  const failed = one.status === 'failed' ? one : other;
  return { ...failed, actions: one.actions + other.actions };
}
