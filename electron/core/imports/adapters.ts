import type { ImportFormat } from '../../../shared/entities/import.ts';
import { agentDatabase } from './agent-database.ts';
import { chatgpt } from './chatgpt.ts';
import { claudeAi } from './claude-ai.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { memoryDatabase } from './memory-database.ts';
import { memoryText } from './memory-text.ts';
import { mnemeBundle } from './mneme-bundle.ts';
import { openaiMessages } from './openai-messages.ts';
import { sample } from './sample.ts';
import { serverMemory } from './server-memory.ts';
import { sharegpt } from './sharegpt.ts';
import type { Adapter } from './source-record.ts';

/** Every format that is read, in the order they are tried. */
export const adapters: readonly Adapter[] = [
  mnemeBundle,
  sample,
  claudeCode,
  codex,
  chatgpt,
  claudeAi,
  serverMemory,
  sharegpt,
  openaiMessages,
  memoryText,
];

/** The reader of a format. */
export function adapterFor(format: ImportFormat): Adapter {
  switch (format) {
    case 'mneme':
      return mnemeBundle;
    case 'sample':
      return sample;
    case 'claude-code':
      return claudeCode;
    case 'codex':
      return codex;
    case 'chatgpt':
      return chatgpt;
    case 'claude-ai':
      return claudeAi;
    case 'server-memory':
      return serverMemory;
    case 'memory-text':
      return memoryText;
    case 'agent-database':
      return agentDatabase;
    case 'memory-database':
      return memoryDatabase;
    case 'sharegpt':
      return sharegpt;
    case 'openai-messages':
      return openaiMessages;
  }
}
