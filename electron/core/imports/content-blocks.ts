import { z } from 'zod';
import type { Part } from '../../../shared/entities/message.ts';
import {
  citationPart,
  embeddedImagePart,
  filePart,
  imagePart,
  textParts,
  thinkingParts,
  toolCallPart,
  toolResultPart,
  unknownPart,
} from './source-parts.ts';
import { hasWords } from './source-text.ts';

const Typed = z.object({ type: z.string() });
const Text = z.object({ text: z.string(), citations: z.array(z.unknown()).nullish().catch(null) });
const Citation = z.object({
  cited_text: z.string(),
  title: z.unknown().optional(),
  document_title: z.unknown().optional(),
  url: z.unknown().optional(),
});
/** How Claude.ai writes a source of an answer. */
const WebCitation = z.object({
  title: z.unknown().optional(),
  url: z.unknown().optional(),
  details: z.object({ url: z.unknown().optional() }).nullish().catch(null),
  uuid: z.string(),
});
const Knowledge = z.object({
  title: z.unknown().optional(),
  url: z.unknown().optional(),
  text: z.unknown().optional(),
});
const Refusal = z.object({ refusal: z.string() });
const Thinking = z.object({ thinking: z.string(), summaries: z.array(z.unknown()).nullish().catch(null) });
const Summary = z.object({ summary: z.string() });
const ToolUse = z.object({ id: z.unknown().optional(), name: z.string(), input: z.unknown().optional() });
const ToolResult = z.object({
  tool_use_id: z.unknown().optional(),
  content: z.unknown().optional(),
  is_error: z.unknown().optional(),
});
const EmbeddedSource = z.object({
  type: z.literal('base64'),
  media_type: z.unknown().optional(),
  data: z.string(),
});
const UrlSource = z.object({ type: z.literal('url'), url: z.string() });
const Image = z.object({ source: z.union([EmbeddedSource, UrlSource]) });
const Document = z.object({ source: z.union([EmbeddedSource, UrlSource]), title: z.unknown().optional() });
const ImageUrl = z.object({ image_url: z.union([z.string(), z.object({ url: z.string() })]) });
const InputAudio = z.object({ input_audio: z.object({ data: z.string(), format: z.string().max(50) }) });
const File = z.object({
  file: z.object({
    filename: z.unknown().optional(),
    file_id: z.unknown().optional(),
    file_data: z.unknown().optional(),
  }),
});

/** Makes a reader of one kind of block: null when the block is not of the form that kind has. */
function reader<T>(schema: z.ZodType<T>, read: (block: T) => Part[]): (block: unknown) => Part[] | null {
  return (block) => {
    const parsed = schema.safeParse(block);
    return parsed.success ? read(parsed.data) : null;
  };
}

const readText = reader(Text, ({ text, citations }) => [
  ...textParts(text),
  ...(citations ?? []).flatMap(
    (citation) => readCitation(citation) ?? readWebCitation(citation) ?? [unknownPart(citation)],
  ),
]);
const readWebCitation = reader(WebCitation, ({ title, url, details }) => [
  citationPart({ title, url: url ?? details?.url, text: '' }),
]);
const readCitation = reader(Citation, ({ title, document_title: document, url, cited_text: text }) => [
  citationPart({ title: title ?? document, url, text }),
]);
const readToolUse = reader(ToolUse, ({ id, name, input }) => [toolCallPart({ callId: id, name, input })]);
const readImageUrl = reader(ImageUrl, ({ image_url: image }) => [
  imagePart(typeof image === 'string' ? image : image.url),
]);

/** How each kind of content block of the OpenAI and Anthropic interfaces, and of Claude.ai, is read. */
const READERS: ReadonlyMap<string, (block: unknown) => Part[] | null> = new Map([
  ['text', readText],
  ['input_text', readText],
  ['output_text', readText],
  ['refusal', reader(Refusal, ({ refusal }) => textParts(refusal))],
  ['thinking', reader(Thinking, (block) => thinkingParts(thoughtOf(block)))],
  ['redacted_thinking', () => []],
  ['voice_note', readText],
  ['token_budget', () => []],
  [
    'knowledge',
    reader(Knowledge, ({ title, url, text }) => [
      citationPart({ title, url, text: typeof text === 'string' ? text : '' }),
    ]),
  ],
  ['tool_use', readToolUse],
  ['server_tool_use', readToolUse],
  ['mcp_tool_use', readToolUse],
  ['tool_result', reader(ToolResult, readToolResult)],
  ['mcp_tool_result', reader(ToolResult, readToolResult)],
  ['image', reader(Image, ({ source }) => [pictureOf(source)])],
  ['document', reader(Document, ({ source, title }) => [documentOf(source, title)])],
  ['image_url', readImageUrl],
  ['input_image', readImageUrl],
  [
    'input_audio',
    reader(InputAudio, ({ input_audio: { data, format } }) => [
      filePart({ name: `audio.${format}`, mediaType: `audio/${format}`, data }),
    ]),
  ],
  [
    'file',
    reader(File, ({ file }) => [
      filePart({ name: file.filename ?? file.file_id, mediaType: null, data: file.file_data }),
    ]),
  ],
]);

/** Reads one content block; an unknown one is kept whole, an empty one gives nothing. */
export function partsOfBlock(block: unknown): Part[] {
  if (typeof block === 'string') return textParts(block);
  const typed = Typed.safeParse(block);
  const read = typed.success ? READERS.get(typed.data.type) : undefined;
  return read?.(block) ?? [unknownPart(block)];
}

/** Reads the content of a message: a text, or a list of blocks. */
export function partsOfContent(content: unknown): Part[] {
  if (content === null || content === undefined) return [];
  if (typeof content === 'string') return textParts(content);
  return Array.isArray(content) ? content.flatMap(partsOfBlock) : partsOfBlock(content);
}

/** Whether a block has nothing to keep: blank text, or a train of thought that is only signed. */
export function isEmptyBlock(block: unknown): boolean {
  if (typeof block === 'string') return !hasWords(block);
  const text = Text.safeParse(block);
  if (text.success) return !hasWords(text.data.text) && (text.data.citations ?? []).length === 0;
  return partsOfBlockIsEmpty(block);
}

function partsOfBlockIsEmpty(block: unknown): boolean {
  const typed = Typed.safeParse(block);
  if (!typed.success) return false;
  if (typed.data.type === 'redacted_thinking') return true;
  const thinking = typed.data.type === 'thinking' ? Thinking.safeParse(block) : null;
  return thinking?.success === true && !hasWords(thoughtOf(thinking.data));
}

/** A train of thought; where only its summaries are told, these. */
function thoughtOf({ thinking, summaries }: z.infer<typeof Thinking>): string {
  if (hasWords(thinking)) return thinking;
  return (summaries ?? []).flatMap((summary) => Summary.safeParse(summary).data?.summary ?? []).join('\n');
}

/** What a tool gave back: its texts as the result, its pictures and the rest as parts of their own. */
function readToolResult(block: z.infer<typeof ToolResult>): Part[] {
  const inner = partsOfContent(block.content);
  const texts = inner.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const whole = typeof block.content === 'string' ? block.content : texts.join('\n');
  return [
    toolResultPart({ callId: block.tool_use_id, text: whole, isError: block.is_error === true }),
    ...inner.filter((part) => part.type !== 'text'),
  ];
}

function pictureOf(source: z.infer<typeof Image>['source']): Part {
  return source.type === 'url' ? imagePart(source.url) : embeddedImagePart(source.data, source.media_type);
}

function documentOf(source: z.infer<typeof Document>['source'], title: unknown): Part {
  if (source.type === 'url') return filePart({ name: title ?? source.url, mediaType: null, data: null });
  return filePart({ name: title ?? 'document', mediaType: source.media_type, data: source.data });
}
