import { z } from 'zod';
import { MAX_CATEGORY, MAX_KEY, valuesOf } from './source-facts.ts';
import type { SourceKnowledge } from './source-record.ts';
import { cutText, hasWords, timeOf } from './source-text.ts';

const SOURCE = 'Claude.ai export';

const optionalText = z.string().nullish().catch(null);
const optionalList = z.array(z.unknown()).nullish().catch(null);

const Project = z
  .object({
    uuid: z.string(),
    name: z.string(),
    description: optionalText,
    prompt_template: optionalText,
    created_at: z.unknown().optional(),
    updated_at: z.unknown().optional(),
    docs: optionalList,
  })
  .refine(({ docs, prompt_template: template }) => (docs ?? template ?? null) !== null);
const Doc = z.object({ filename: optionalText, content: z.string(), created_at: z.unknown().optional() });
const Memories = z
  .object({
    conversations_memory: optionalText,
    project_memories: z.record(z.string(), z.unknown()).nullish().catch(null),
    memory_files: optionalList,
    updated_at: z.unknown().optional(),
  })
  .refine(
    ({ conversations_memory: text, project_memories: ofProjects, memory_files: files }) =>
      (text ?? ofProjects ?? files ?? null) !== null,
  );
const MemoryFile = z.object({ path: optionalText, name: optionalText, content: z.string() });

/** What a record holds, and the names of documents in it that could not be read. */
type Facts = { facts: SourceKnowledge[]; unread: string[] };

/** Reads what an export of Claude.ai knows beside conversations: the documents of projects, and memories. */
export class ClaudeKnowledge {
  /** The names of the projects so far, by their ids. */
  readonly #projects = new Map<string, string>();
  readonly #keys = new Set<string>();

  /** What a record holds; null for a record that is neither a project nor memories. */
  read(value: unknown): Facts | null {
    const project = Project.safeParse(value);
    if (project.success) return this.#readProject(project.data);
    const memories = Memories.safeParse(value);
    return memories.success ? this.#readMemories(memories.data) : null;
  }

  #readProject(project: z.infer<typeof Project>): Facts {
    const category = `project: ${this.#nameOf(project)}`;
    const changedAt = timeOf(project.updated_at) ?? timeOf(project.created_at);
    const facts = [
      ...this.#facts(category, 'description', project.description ?? '', changedAt),
      ...this.#facts(category, 'instructions', project.prompt_template ?? '', changedAt),
    ];
    const unread: string[] = [];
    for (const [index, doc] of (project.docs ?? []).entries()) {
      const { filename, content, created_at: createdAt } = Doc.safeParse(doc).data ?? {};
      if (content === undefined) unread.push(`Document ${index + 1} of ${category}`);
      else facts.push(...this.#facts(category, filename ?? 'document', content, timeOf(createdAt)));
    }
    return { facts, unread };
  }

  #readMemories(memories: z.infer<typeof Memories>): Facts {
    const at = timeOf(memories.updated_at);
    const facts = this.#facts('memory', 'conversations', memories.conversations_memory ?? '', at);
    const unread: string[] = [];
    for (const [id, text] of Object.entries(memories.project_memories ?? {})) {
      const key = `project: ${this.#projects.get(id) ?? id}`;
      if (typeof text === 'string') facts.push(...this.#facts('memory', key, text, at));
      else unread.push(`The memory of ${key}`);
    }
    for (const [index, file] of (memories.memory_files ?? []).entries()) {
      const { path, name, content } = MemoryFile.safeParse(file).data ?? {};
      if (content === undefined) unread.push(`Memory file ${index + 1}`);
      else facts.push(...this.#facts('memory', path ?? name ?? 'file', content, at));
    }
    return { facts, unread };
  }

  /** The name of a project; projects of the same name are told apart by their ids. */
  #nameOf({ uuid, name }: z.infer<typeof Project>): string {
    const words = name.trim() || uuid;
    const taken = [...this.#projects].some(([id, other]) => other === words && id !== uuid);
    const own = taken ? `${cutText(words, 150)} (${uuid.slice(0, 8)})` : words;
    this.#projects.set(uuid, own);
    return own;
  }

  /** A text as facts: several where it is longer than one may be, none where it is blank. */
  #facts(category: string, key: string, text: string, sentAt: number | null): SourceKnowledge[] {
    const values = hasWords(text) ? valuesOf(text) : [];
    return values.map((value) => ({ ...this.#place(category, key), value, source: SOURCE, sentAt }));
  }

  /** The category and the key of the next fact; one that is taken gets a number. */
  #place(category: string, key: string): { category: string; key: string } {
    const place = {
      category: cutText(category, MAX_CATEGORY),
      key: cutText(key.trim() || 'document', MAX_KEY),
    };
    const name = cutText(place.key, MAX_KEY - 10);
    for (let number = 2; this.#keys.has(JSON.stringify(place)); number += 1)
      place.key = `${name} (${number})`;
    this.#keys.add(JSON.stringify(place));
    return place;
  }
}
