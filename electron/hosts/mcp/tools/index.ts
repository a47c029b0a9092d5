import type { Tool } from '../tool.ts';
import { CONNECTING_TOOLS } from './connecting.ts';
import { READING_TOOLS } from './reading.ts';
import { WORKING_TOOLS } from './working.ts';
import { WRITING_TOOLS } from './writing.ts';

/** Everything an agent is offered. */
export const TOOLS: readonly Tool[] = [
  ...READING_TOOLS,
  ...WRITING_TOOLS,
  ...WORKING_TOOLS,
  ...CONNECTING_TOOLS,
];
