import type { ImportFormat } from '../../../shared/entities/import.ts';
import { claudeCode } from './claude-code.ts';
import { openaiMessages } from './openai-messages.ts';
import { sharegpt } from './sharegpt.ts';
import type { Adapter } from './source-record.ts';

/** Every format that is read, in the order they are tried. */
export const adapters: readonly Adapter[] = [claudeCode, sharegpt, openaiMessages];

/** The reader of a format. */
export function adapterFor(format: ImportFormat): Adapter {
  switch (format) {
    case 'claude-code':
      return claudeCode;
    case 'sharegpt':
      return sharegpt;
    case 'openai-messages':
      return openaiMessages;
  }
}
