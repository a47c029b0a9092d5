export { createHttpTransport, type HttpTransportOptions, signIn } from './http-transport.ts';
export { MemoryProvider, useMemoryClient } from './memory-provider.tsx';
export { type AgentMemory, type Recalled, useAgentMemory } from './use-agent-memory.ts';
export type { Client, Transport } from '../../shared/client.ts';
export type { Memory } from '../../shared/entities/memory.ts';
export { AppError } from '../../shared/errors.ts';
