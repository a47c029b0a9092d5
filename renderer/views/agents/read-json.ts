import { DeepJson, type Json } from '../../../shared/primitives.ts';

/** What a text says as JSON, or what is wrong with it: the engine's words, or that it is nested too deeply. */
export type ReadJson =
  | Readonly<{ kind: 'value'; value: Json }>
  | Readonly<{ kind: 'wrong'; problem: string }>
  | Readonly<{ kind: 'deep' }>;

/** Reads JSON a person wrote. */
export function readJson(text: string): ReadJson {
  try {
    const value = DeepJson.safeParse(JSON.parse(text));
    return value.success ? { kind: 'value', value: value.data } : { kind: 'deep' };
  } catch (error) {
    return { kind: 'wrong', problem: error instanceof Error ? error.message : '' };
  }
}
