import type { ClientName } from '../../shared/entities/client-program.ts';
import type { Id } from '../../shared/primitives.ts';

/** Wall-clock time in milliseconds since 1970. */
export type Clock = () => number;

/** Makes a new identifier (UUIDv7). */
export type NewId = () => Id;

/** One line of the log: what happened in words, and numbers or codes. Never any stored text. */
type LogEntry = Readonly<{
  level: 'debug' | 'info' | 'warn' | 'error';
  module: string;
  message: string;
  fields?: Readonly<Record<string, string | number | boolean | null>>;
}>;

/** Takes log lines. */
export type Logger = (entry: LogEntry) => void;

/**
 * Lets short writes go before long ones among workers of one process.
 *
 * SQLite gives the write lock to whoever polls at the right moment; a job that commits batch after batch would
 * starve a person's edit. Short writers announce themselves here; jobs look between batches.
 */
export type WriteQueue = Readonly<{
  /** Announces a short write; gives back the function that ends it. */
  enter(): () => void;
  /** How many short writes wait or run now. */
  waiting(): number;
}>;

/** Where other programs keep what could be imported, and their configs; whole paths of which none need exist. */
export type SourceFolders = Readonly<{
  /** The folder that is written as ~. */
  homedir: string;
  /** Folders of transcripts, under the ids of their places. */
  claudeCode: Readonly<Record<string, string>>;
  codex: Readonly<Record<string, string>>;
  /** The file of an MCP memory server; null where nobody said where it is. */
  serverMemory: string | null;
  downloads: string | null;
  /** The configs of the programs in which agents run. */
  clients?: Readonly<Partial<Record<ClientName, string>>>;
  /** How such a program starts Mneme; null where nothing that lasts starts it. */
  launch?: Launch | null;
}>;

/** A program with its arguments, and what its environment must hold beside. */
export type Launch = Readonly<{
  command: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
}>;

/** One message of a chat, as chat completions take it. */
export type ChatMessage = Readonly<{ role: 'system' | 'user' | 'assistant'; content: string }>;

/** Is told which other computer a request goes to, before it goes. */
export type OnOutside = (host: string) => void;

/** A model behind an address. */
export type ModelServer = Readonly<{
  /** As the person wrote it: shared/chat-address.ts. */
  baseUrl: string;
  model: string;
  /** The one host beside this computer that the person lets it talk to; empty: none. */
  consentedHost: string;
  /** What it is asked for; a chat where nothing is said. */
  use?: 'chat' | 'embeddings';
  onOutside?: OnOutside;
}>;

/** Which model is asked and how long it is waited for; times in milliseconds. */
export type ChatModel = ModelServer &
  Readonly<{
    /** From asking to the end of the answer, all attempts together. */
    totalMs: number;
    /** From asking to the first word. */
    startMs: number;
    /** Between two words. */
    stallMs: number;
    /** How often it is asked again where that may help. */
    retries: number;
  }>;

/** What a model answered. */
export type ChatAnswer = Readonly<{
  text: string;
  /** What it thought before, where it told; never part of the text. */
  thinking: string;
  /** As the model names itself. */
  model: string;
  tokensIn: number | null;
  tokensOut: number | null;
  attempts: number;
  /** False: it was cut off at the longest the model may write. */
  complete: boolean;
}>;

/** Asks a model. Failures are AppErrors whose details hold a ChatReason; cancelling throws the reason of the signal. */
export type Chat = Readonly<{
  complete(
    model: ChatModel,
    request: Readonly<{
      messages: readonly ChatMessage[];
      signal: AbortSignal;
      /** Is told the whole text so far, each time it has grown. */
      onText?: (text: string) => void;
    }>,
  ): Promise<ChatAnswer>;
  /** The names of the models there are. */
  models(model: ChatModel, signal: AbortSignal): Promise<string[]>;
}>;

/** Sums up a conversation in a few sentences; null where that is not to be had. Throws the reason of the signal. */
export type SumUp = (texts: readonly string[], signal: AbortSignal) => Promise<string | null>;

/** What turns texts into vectors: a server that runs a model, or a model in a folder of this computer. */
export type EmbeddingModel = Readonly<
  | {
      provider: 'ollama' | 'openai-compatible';
      baseUrl: string;
      consentedHost: string;
      model: string;
      onOutside?: OnOutside;
    }
  | { provider: 'onnx'; folder: string }
>;

/** Turns texts into vectors. Failures are AppErrors whose details hold a ChatReason, or the reason of the signal. */
export type Embedder = Readonly<{
  /**
   * One vector of length 1 for each text, all of the same dimension. Models that tell questions from texts are told
   * which these are. `patient`: asks again where that may help.
   */
  embed(
    model: EmbeddingModel,
    texts: readonly string[],
    how: Readonly<{ as: 'question' | 'text'; patient: boolean; signal: AbortSignal }>,
  ): Promise<Float32Array[]>;
  /** The names of the models a server has; none for a folder. */
  models(model: EmbeddingModel, signal: AbortSignal): Promise<string[]>;
  /** Lets go of what it keeps ready. */
  close(): Promise<void>;
}>;
