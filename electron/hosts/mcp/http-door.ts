import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type NodeIncomingMessageLike, toNodeHandler } from '@modelcontextprotocol/node';
import {
  createMcpHandler,
  isLegacyRequest,
  type McpHandlerRequestOptions,
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { createMcpServer, type McpServerOptions } from './server.ts';

/** So many programs of the protocol before 2026 may be connected at a time; the one that was quiet longest goes. */
const MAX_SESSIONS = 64;

/** Answers requests of the streamable HTTP transport that were let in already; the body is parsed. */
export type McpDoor = Readonly<{
  answer(request: IncomingMessage, response: ServerResponse, body: unknown): Promise<void>;
  close(): Promise<void>;
}>;

/**
 * Opens the door for agents over HTTP. Since 2026 each request stands for itself; programs of the protocol before are
 * given a session, since they say their name only once.
 */
export function createMcpDoor(options: McpServerOptions): McpDoor {
  const modern = createMcpHandler(() => createMcpServer(options), { legacy: 'reject' });
  const sessions = createSessions(options);
  const handle = toNodeHandler({
    async fetch(request, given) {
      const legacy = await isLegacyRequest(request, given?.parsedBody);
      return legacy ? sessions.answer(request, given) : modern.fetch(request, given);
    },
  });
  return {
    answer: (request, response, body) => handle(request as NodeIncomingMessageLike, response, body), // of a server, so it has a method
    async close() {
      await modern.close();
      await sessions.close();
    },
  };
}

type Session = Readonly<{ transport: WebStandardStreamableHTTPServerTransport; server: McpServer }>;

function createSessions(options: McpServerOptions) {
  const open = new Map<string, Session>(); // the one that was quiet longest first
  const keep = (id: string, session: Session): void => {
    open.delete(id);
    open.set(id, session);
    const [oldest] = open.keys();
    if (open.size <= MAX_SESSIONS || oldest === undefined) return;
    void open.get(oldest)?.server.close();
    open.delete(oldest);
  };
  const begin = async (): Promise<Session> => {
    const server = createMcpServer(options);
    const transport: WebStandardStreamableHTTPServerTransport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      enableJsonResponse: true,
      onsessioninitialized: (id) => keep(id, { transport, server }),
      onsessionclosed: (id) => void open.delete(id),
    });
    await server.connect(transport);
    return { transport, server };
  };
  return {
    async answer(request: Request, given: McpHandlerRequestOptions = {}): Promise<Response> {
      // Nothing is ever told unasked, so there is no stream to listen on.
      if (request.method === 'GET')
        return new Response(null, { status: 405, headers: { allow: 'POST, DELETE' } });
      const id = request.headers.get('mcp-session-id');
      const known = id === null ? await begin() : open.get(id);
      if (known === undefined) return refuseUnknown();
      if (id !== null) keep(id, known);
      const response = await known.transport.handleRequest(request, given);
      if (known.transport.sessionId === undefined) await known.server.close(); // it was no handshake
      return response;
    },
    async close() {
      await Promise.all([...open.values()].map(({ server }) => server.close()));
      open.clear();
    },
  };
}

/** The answer that makes a program begin anew. */
function refuseUnknown(): Response {
  const error = { code: -32_001, message: 'This session has ended. Connect again; nothing is lost.' };
  return Response.json({ jsonrpc: '2.0', error, id: null }, { status: 404 });
}
