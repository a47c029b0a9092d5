import type { ToolAnswer } from '../support/mcp.ts';

/** Uses a tool by its name, whatever the way. */
export type RunTool = (name: string, input?: Record<string, unknown>) => Promise<ToolAnswer>;

/** What an agent does in a minute, told step by step: the same through every way it may come in by. */
export async function playAgentScenario(run: RunTool): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  const step = async (label: string, name: string, input: Record<string, unknown> = {}) => {
    const { value, error } = await run(name, input);
    told[label] = error ?? value;
    return value;
  };
  const memory = await step('stores', 'memory_store', { content: 'Tomatoes need a stake', tags: ['garden'] });
  const other = await step('stores another', 'memory_store', { content: 'Tomatoes want sun', shared: true });
  await step('keeps a fact', 'memory_store', {
    content: 'Riga',
    category: 'me',
    key: 'town',
    reason: 'said so',
  });
  const { session_id: session } = await step('logs', 'memory_log_message', {
    text: 'Tomatoes?',
    title: 'Garden',
  });
  await step('logs the answer', 'memory_log_message', {
    text: 'In May.',
    role: 'assistant',
    session_id: session,
  });
  await step('reads back', 'memory_history', { session_id: session });
  await step('reads the first page', 'memory_list', { limit: 1 });
  await step('recalls', 'memory_recall', { task: 'When do tomatoes go out?', session_id: session });
  await step('searches', 'memory_search', { query: 'tomatoes', kinds: ['memory', 'message'] });
  await step('searches as a connector', 'search', { query: 'tomatoes' });
  await step('fetches', 'fetch', { id: memory.id });
  await step('corrects', 'memory_update', { id: memory.id, content: 'Tomatoes need a stake and string' });
  await step('replaces', 'memory_update', { id: other.id, replaced_by: memory.id });
  await step('reads', 'memory_get', { id: memory.id });
  await step('forgets', 'memory_forget', { id: memory.id });
  await step('finds it gone', 'memory_get', { id: memory.id });
  const task = await step('notes a task', 'memory_tasks', { action: 'add', description: 'Buy string' });
  await step('ends it', 'memory_tasks', {
    action: 'update',
    id: task.id,
    status: 'completed',
    result: 'bought',
  });
  await step('lists tasks', 'memory_tasks', { status: 'completed' });
  const decision = await step('decides', 'memory_decision', {
    summary: 'String',
    options: ['wire', 'string'],
  });
  await step('judges', 'memory_decision', { action: 'outcome', id: decision.id, outcome: 'success' });
  await step('lists decisions', 'memory_decision', { action: 'list' });
  await step('sets its state', 'memory_state', { action: 'set', state: { season: 'spring', beds: [1, 2] } });
  await step('reads its state', 'memory_state');
  await step('saves a preference', 'memory_preferences', { set: { communicationTone: 'brief' } });
  await step('reads preferences', 'memory_preferences');
  await step('asks who it is', 'memory_stats');
  await step('asks wrongly', 'memory_get', { id: 'memory:none' });
  await step('asks for nothing', 'memory_tasks', { action: 'add' });
  return told;
}
