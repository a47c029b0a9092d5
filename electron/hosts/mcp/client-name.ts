import { CLIENT_INFO_META_KEY, type McpServer, type ServerContext } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Client } from '../../../shared/client.ts';

/** Gives what whoever makes a request calls through. */
export type ClientOf = (context: ServerContext) => Client;

const LONGEST = 200;
const NAMELESS = 'mcp';

/** What each request carries since 2026; a program should say its name, and need not. */
const Envelope = z.object({ [CLIENT_INFO_META_KEY]: z.object({ name: z.string() }) });

/** What the program that calls says it is called: the agent it is known as. Control characters are left out. */
export function clientNameOf(server: McpServer, context: ServerContext): string {
  const told = nameOfRequest(context) ?? nameAtHandshake(server) ?? '';
  const name = told.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return name.slice(0, LONGEST).toWellFormed() || NAMELESS;
}

function nameOfRequest({ mcpReq }: ServerContext): string | undefined {
  return Envelope.safeParse(mcpReq.envelope).data?.[CLIENT_INFO_META_KEY]?.name;
}

/** Before 2026 a program said its name once, when it connected. */
function nameAtHandshake(server: McpServer): string | undefined {
  // oxlint-disable-next-line typescript/no-deprecated -- there is no other way to ask for what the handshake said
  return server.server.getClientVersion()?.name;
}
