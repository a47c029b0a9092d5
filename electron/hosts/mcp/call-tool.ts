import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Client } from '../../../shared/client.ts';
import { AppError } from '../../../shared/errors.ts';
import { replyWith, roomFor } from './reply.ts';
import type { Tool } from './tool.ts';

/** The least an item of a list takes of a reply, in bytes. */
const ITEM_BYTES = 500;

/**
 * Carries out a call of a tool whose input was checked. A failure is a result that says what happened, what is safe and
 * what to do; one that was kept to be carried out later is none.
 */
export async function callTool(
  tool: Tool,
  client: Client,
  input: Record<string, unknown>,
): Promise<CallToolResult> {
  const { max_tokens: most, limit } = input;
  const room = roomFor(typeof most === 'number' ? most : undefined);
  const items = Math.max(1, Math.floor(room.bytes / ITEM_BYTES));
  const fitting = typeof limit === 'number' ? { ...input, limit: Math.min(limit, items) } : input;
  try {
    return replyWith(await tool.run(client, fitting, room), room);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'spooled' || error.code === 'held') return replyWith({ note: error.message }, room);
    return { isError: true, content: [{ type: 'text', text: `${error.code}: ${error.message}` }] };
  }
}
