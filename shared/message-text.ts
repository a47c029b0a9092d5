import type { Part } from './entities/message.ts';

/** The words of a message that are searched: what was said and shown, without thinking and tool output. */
export function textOfParts(parts: readonly Part[]): string {
  return parts
    .flatMap(wordsOfPart)
    .filter((words) => words !== '')
    .join('\n');
}

function wordsOfPart(part: Part): string[] {
  switch (part.type) {
    case 'text':
    case 'code':
      return [part.text];
    case 'tool_call':
    case 'file':
      return [part.name];
    case 'image':
      return [part.alt ?? ''];
    case 'citation':
      return [part.title ?? '', part.text];
    case 'thinking':
    case 'tool_result':
    case 'unknown':
      return [];
  }
}
