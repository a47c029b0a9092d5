import { z } from 'zod';
import type { Part } from '../../../shared/entities/message.ts';
import {
  citationPart,
  namedFilePart,
  parseOrKeep,
  pointedImagePart,
  textParts,
  thinkingParts,
  toolResultPart,
  unknownPart,
} from './source-parts.ts';
import { cutText } from './source-text.ts';

const optionalText = z.string().nullish().catch(null);

const Typed = z.object({ content_type: z.string() });
const Spoken = z.object({ parts: z.array(z.unknown()) });
const Code = z.object({ text: z.string(), language: optionalText });
const Output = z.object({ text: z.string() });
const Thoughts = z.object({ thoughts: z.array(z.unknown()) });
const Thought = z.object({ summary: optionalText, content: optionalText });
const Recap = z.object({ content: z.string() });
const Quote = z.object({ text: optionalText, title: z.unknown().optional(), url: z.unknown().optional() });
const Browsing = z.object({ result: z.string(), summary: optionalText });
const Instructions = z.object({ user_profile: optionalText, user_instructions: optionalText });
const Remembered = z.object({ model_set_context: z.string() });
const SystemError = z.object({ name: optionalText, text: optionalText });
const Picture = z.object({
  asset_pointer: z.string(),
  size_bytes: z.unknown().optional(),
  metadata: z
    .object({ dalle: z.object({ prompt: optionalText }).nullish().catch(null) })
    .nullish()
    .catch(null),
});
const Recording = z.object({
  asset_pointer: z.string(),
  size_bytes: z.unknown().optional(),
  format: optionalText,
});
const Video = z.object({
  audio_asset_pointer: z.unknown().optional(),
  frames_asset_pointers: z.array(z.unknown()).nullish().catch(null),
});
const Transcription = z.object({ text: z.string() });
const Attachment = z.object({
  id: optionalText,
  name: z.unknown().optional(),
  size: z.unknown().optional(),
  mime_type: z.unknown().optional(),
});
const Reference = z.object({
  title: optionalText,
  url: optionalText,
  text: optionalText,
  snippet: optionalText,
});
const Cited = z.object({ metadata: Reference });
/** What the mark of a name says: its kind, the name, and more. */
const Entity = z.tuple([z.unknown(), z.string()], z.unknown());
const Grouped = z.object({ items: z.array(z.unknown()) });

type Reader = (content: unknown, attachments: readonly unknown[]) => Part[] | null;

/** Makes a reader of one kind of content: null when it is not of the form that kind has. */
function reader<T>(
  schema: z.ZodType<T>,
  read: (content: T, attachments: readonly unknown[]) => Part[],
): Reader {
  return (content, attachments) => {
    const parsed = schema.safeParse(content);
    return parsed.success ? read(parsed.data, attachments) : null;
  };
}

const readSpoken = reader(Spoken, ({ parts }, attachments) =>
  parts.flatMap((part) =>
    typeof part === 'string' ? textParts(withoutMarkers(part)) : partsOfContent(part, attachments),
  ),
);
const readQuote = reader(Quote, ({ text, title, url }) => [citationPart({ title, url, text: text ?? '' })]);

/** How each kind of content is read, of messages and of the parts within them. */
const READERS: ReadonlyMap<string, Reader> = new Map([
  ['text', readSpoken],
  ['multimodal_text', readSpoken],
  ['code', reader(Code, readCode)],
  ['execution_output', reader(Output, ({ text }) => [resultPart(text, false)])],
  ['thoughts', reader(Thoughts, ({ thoughts }) => thoughts.flatMap(readThought))],
  ['reasoning_recap', reader(Recap, ({ content }) => thinkingParts(content))],
  ['tether_quote', readQuote],
  ['sonic_webpage', readQuote],
  [
    'tether_browsing_display',
    reader(Browsing, ({ result, summary }) => resultParts([summary ?? '', result].join('\n').trim())),
  ],
  [
    'user_editable_context',
    reader(Instructions, ({ user_profile: profile, user_instructions: instructions }) => [
      ...textParts(profile ?? ''),
      ...textParts(instructions ?? ''),
    ]),
  ],
  ['model_editable_context', reader(Remembered, ({ model_set_context: text }) => textParts(text))],
  [
    'system_error',
    reader(SystemError, ({ name, text }) => [resultPart([name, text].filter(Boolean).join(': '), true)]),
  ],
  ['image_asset_pointer', reader(Picture, readPicture)],
  ['audio_asset_pointer', reader(Recording, readRecording)],
  [
    'real_time_user_audio_video_asset_pointer',
    reader(Video, ({ audio_asset_pointer: audio, frames_asset_pointers: frames }, attachments) =>
      [audio, ...(frames ?? [])].flatMap((content) => partsOfContent(content, attachments)),
    ),
  ],
  ['audio_transcription', reader(Transcription, ({ text }) => textParts(withoutMarkers(text)))],
]);

/** Reads the content of a message, or of a part of one; what is not known is kept whole. */
export function partsOfContent(content: unknown, attachments: readonly unknown[]): Part[] {
  if (content === null || content === undefined) return [];
  const typed = Typed.safeParse(content);
  const read = typed.success ? READERS.get(typed.data.content_type) : undefined;
  return read?.(content, attachments) ?? [unknownPart(content)];
}

/** The texts and code among parts as one text, and the other parts. */
export function wordsOf(parts: readonly Part[]): { words: string; others: Part[] } {
  const words = parts.flatMap((part) => (part.type === 'text' || part.type === 'code' ? [part.text] : []));
  return {
    words: words.join('\n'),
    others: parts.filter((part) => part.type !== 'text' && part.type !== 'code'),
  };
}

/** The sources an answer names, each once. */
export function citationParts(citations: readonly unknown[]): Part[] {
  const found = citations.flatMap((citation) => {
    const cited = Cited.safeParse(citation);
    const grouped = Grouped.safeParse(citation);
    return cited.success ? [cited.data.metadata] : grouped.success ? grouped.data.items : [citation];
  });
  const byAddress = new Map<string, Part>();
  for (const item of found) {
    const { url, title, text, snippet } = Reference.safeParse(item).data ?? {};
    if (typeof url !== 'string' || url === '' || byAddress.has(url)) continue;
    byAddress.set(url, citationPart({ title, url, text: text ?? snippet ?? '' }));
  }
  return [...byAddress.values()];
}

/** The files given with a message; pictures that its content shows already are not said twice. */
export function attachmentParts(attachments: readonly unknown[], content: unknown): Part[] {
  const pointers = pointersIn(content);
  return attachments.flatMap((attachment) => {
    const parsed = Attachment.safeParse(attachment);
    if (!parsed.success) return [unknownPart(attachment)];
    const { id, name, size, mime_type: mediaType } = parsed.data;
    if (pointers.some((pointer) => pointsTo(pointer, id))) return [];
    return [namedFilePart({ name: name ?? id, mediaType, bytes: size })];
  });
}

/**
 * Takes the marks of ChatGPT out of a text, between U+E200 and U+E201: of sources, which stand beside the text. A name
 * or a link is put in place of its mark.
 */
function withoutMarkers(text: string): string {
  if (!/[\uE200-\uE2FF]/.test(text)) return text;
  return text
    .replace(/\uE200([^\uE200\uE201]*)\uE201/g, (_, inner: string) => {
      const [kind, shown = ''] = inner.split('\uE202');
      if (kind === 'entity') return Entity.safeParse(parseOrKeep(shown)).data?.[1] ?? '';
      return kind === 'url' || kind === 'link_title' ? shown : '';
    })
    .replace(/[\uE200-\uE2FF]/g, '');
}

function readCode({ text, language }: z.infer<typeof Code>): Part[] {
  const named = language === 'unknown' || language === '' ? null : (language ?? null);
  return textParts(text).map((part) => ({
    type: 'code',
    text: part.type === 'text' ? part.text : '',
    language: named === null ? null : cutText(named, 100),
  }));
}

function readThought(thought: unknown): Part[] {
  const parsed = Thought.safeParse(thought);
  if (!parsed.success) return [unknownPart(thought)];
  return thinkingParts([parsed.data.summary ?? '', parsed.data.content ?? ''].join('\n').trim());
}

function readPicture(picture: z.infer<typeof Picture>, attachments: readonly unknown[]): Part[] {
  const named = attachments
    .map((attachment) => Attachment.safeParse(attachment).data)
    .find((attachment) => pointsTo(picture.asset_pointer, attachment?.id));
  const name = typeof named?.name === 'string' ? named.name : null;
  const alt = picture.metadata?.dalle?.prompt ?? name;
  return [pointedImagePart({ pointer: picture.asset_pointer, bytes: picture.size_bytes, alt })];
}

function readRecording({
  asset_pointer: name,
  size_bytes: bytes,
  format,
}: z.infer<typeof Recording>): Part[] {
  const mediaType = format === null || format === undefined ? null : `audio/${format}`;
  return [namedFilePart({ name, mediaType, bytes })];
}

function pointersIn(content: unknown): string[] {
  const parts = Spoken.safeParse(content).data?.parts ?? [];
  return parts.flatMap((part) => Picture.safeParse(part).data?.asset_pointer ?? []);
}

/** Pointers are addresses that end with the id of the file: file-service://file-…, sediment://file_…. */
function pointsTo(pointer: string, id: string | null | undefined): boolean {
  return typeof id === 'string' && id !== '' && pointer.endsWith(`/${id}`);
}

function resultParts(text: string): Part[] {
  return text === '' ? [] : [resultPart(text, false)];
}

function resultPart(text: string, isError: boolean): Part {
  return toolResultPart({ callId: null, text, isError });
}
