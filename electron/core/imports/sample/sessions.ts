import { CODE_SESSIONS } from './sessions-code.ts';
import { EARLY_CODE_SESSIONS } from './sessions-code-early.ts';
import { RESEARCH_SESSIONS } from './sessions-research.ts';
import { WRITING_SESSIONS } from './sessions-writing.ts';
import type { SampleSession } from './story.ts';

/** Every conversation of the sample, the oldest first. */
export const SESSIONS: readonly SampleSession[] = [
  ...CODE_SESSIONS,
  ...EARLY_CODE_SESSIONS,
  ...RESEARCH_SESSIONS,
  ...WRITING_SESSIONS,
].toSorted((first, second) => second.hoursAgo - first.hoursAgo);
