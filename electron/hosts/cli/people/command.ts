import type { Client } from '../../../../shared/client.ts';
import type { Import } from '../../../../shared/entities/import.ts';
import type { Job } from '../../../../shared/entities/job.ts';
import type { ConsolidationRun } from '../../../../shared/entities/run.ts';
import type { Screen } from './screen.ts';

/** An option of a command. Those without a `value` are switches. */
export type Option = Readonly<{
  help: string;
  /** What its value is called in the help. */
  value?: string;
  /** The values there are. */
  choices?: readonly string[];
  /** It may be given more than once. */
  many?: true;
}>;

/** What a person gave to a command. */
export type Given = Readonly<{
  words: readonly string[];
  text(option: string): string | undefined;
  texts(option: string): readonly string[] | undefined;
  flag(option: string): boolean;
  now: number;
}>;

/** What a job left, once it has ended. */
export type Ended = Readonly<{ job?: Job; import?: Import; run?: ConsolidationRun }>;

/** An answer: what programs are given, and how people read it. */
export type Answer = Readonly<{
  value: object;
  show(screen: Screen, ended: Ended): string;
  /** The exit code where it is not 0. */
  code?: number;
}>;

/** A command for people. What it asks of the memory is an operation of the contract. */
export type PersonCommand = Readonly<{
  summary: string;
  /** What follows its name: `<words…>`. */
  takes: string;
  /** How many words it needs at least, and takes at most. */
  words: readonly [number, number];
  /** Its words are names of files. */
  files?: true;
  options: Readonly<Record<string, Option>>;
  examples: readonly (readonly [string, string])[];
  ask(client: Client, given: Given): Promise<Answer>;
}>;

/** Puts an answer together: what a job left takes the place of what it began with. */
export function answerWith<T extends object>(
  value: T,
  show: (value: T, screen: Screen) => string,
  code?: number,
): Answer {
  return {
    value,
    show: (screen, ended) => show({ ...value, ...ended }, screen),
    ...(code === undefined ? {} : { code }),
  };
}
