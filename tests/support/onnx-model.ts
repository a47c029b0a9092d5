import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Field types and numbers of onnx.proto (github.com/onnx/onnx). */
const FLOAT = 1;
const INT64 = 7;

/** Words and the vector of each. */
type Vocabulary = Readonly<Record<string, readonly number[]>>;

/**
 * Writes a model as Hugging Face keeps it: a table of vectors of words in ONNX (one Gather node) and a tokenizer that
 * knows the words. What transformers.js makes of it is the mean of the vectors of the words of a text.
 */
export function writeOnnxModel(folder: string, vocabulary: Vocabulary): void {
  const words = ['[PAD]', '[UNK]', ...Object.keys(vocabulary)];
  const dimension = Object.values(vocabulary)[0]?.length ?? 0;
  const table = words.flatMap((word) => vocabulary[word] ?? Array.from({ length: dimension }, () => 0.01));
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  writeFileSync(path.join(folder, 'onnx', 'model.onnx'), encodeModel(words.length, dimension, table));
  const write = (name: string, content: unknown): void =>
    writeFileSync(path.join(folder, name), JSON.stringify(content));
  write('config.json', { model_type: 'bert', hidden_size: dimension, max_position_embeddings: 512 });
  write('tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    model_max_length: 512,
    pad_token: '[PAD]',
    unk_token: '[UNK]',
  });
  const special = { special: true, single_word: false, lstrip: false, rstrip: false, normalized: false };
  write('tokenizer.json', {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: ['[PAD]', '[UNK]'].map((content, id) => ({ id, content, ...special })),
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
      unk_token: '[UNK]',
    },
  });
}

function encodeModel(words: number, dimension: number, table: readonly number[]): Buffer {
  const text = ['batch', 'sequence'];
  const node = [bytes(1, 'table'), bytes(1, 'input_ids'), bytes(2, 'last_hidden_state'), bytes(4, 'Gather')];
  const graph = [
    message(1, node),
    bytes(2, 'tiny'),
    message(5, [
      number(1, words),
      number(1, dimension),
      number(2, FLOAT),
      bytes(8, 'table'),
      bytes(9, Buffer.from(Float32Array.from(table).buffer)),
    ]),
    message(11, valueOf('input_ids', INT64, text)),
    message(11, valueOf('attention_mask', INT64, text)),
    message(12, valueOf('last_hidden_state', FLOAT, [...text, dimension])),
  ];
  return Buffer.concat([
    number(1, 8),
    bytes(2, 'mneme'),
    message(7, graph),
    message(8, [bytes(1, ''), number(2, 13)]),
  ]);
}

function valueOf(name: string, type: number, shape: readonly (string | number)[]): Buffer[] {
  const sizes = shape.map((size) =>
    message(1, [typeof size === 'string' ? bytes(2, size) : number(1, size)]),
  );
  return [bytes(1, name), message(2, [message(1, [number(1, type), message(2, sizes)])])];
}

/** Protocol buffers: a field with a whole number, with bytes, or with a message. */
function number(field: number, value: number): Buffer {
  return Buffer.from([...varint(field << 3), ...varint(value)]);
}

function bytes(field: number, value: string | Uint8Array): Buffer {
  const content = Buffer.from(value);
  return Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(content.length)]), content]);
}

function message(field: number, parts: readonly Buffer[]): Buffer {
  return bytes(field, Buffer.concat(parts));
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
