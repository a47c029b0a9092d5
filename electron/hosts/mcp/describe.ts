import type { z } from 'zod';
import { leanSchema } from './lean-schema.ts';
import { onlyReads, type Tool } from './tool.ts';
import { TOOLS } from './tools/index.ts';

/** Between these lines of docs/mcp.md stands what is written from the tools themselves. */
export const TOOLS_START = '<!-- tools: written by npm run docs -->';
export const TOOLS_END = '<!-- end of tools -->';

/** Writes the tools as Markdown: what each is for, what it takes, what it answers. */
export function describeTools(): string {
  return `${TOOLS.map(describe).join('\n')}\n`;
}

function describe(tool: Tool): string {
  const { name, title, description, operations, input, output } = tool;
  const effect = onlyReads(tool)
    ? 'It only reads.'
    : tool.destructive
      ? 'It may replace what is there.'
      : 'It adds.';
  const stands = operations.map((operation) => `\`${operation}\``).join(', ');
  return `
### ${name}: ${title}

${description} ${effect} (${stands})

${fieldsOf(input)}
Answers ${answerOf(output)}.`;
}

function fieldsOf(schema: z.ZodObject): string {
  const { properties = {}, required = [] } = leanSchema(schema, 'input');
  const rows = Object.entries(properties).map(([name, field]) => {
    if (typeof field === 'boolean') return '';
    const needed = required.includes(name) ? 'yes' : '';
    const usual = field.default === undefined ? '' : `\`${JSON.stringify(field.default)}\``;
    return `| \`${name}\` | ${typeOf(field)} | ${needed} | ${usual} | ${field.description ?? ''} |\n`;
  });
  if (rows.length === 0) return 'It takes nothing.\n';
  return `| field | type | needed | default | |\n|---|---|---|---|---|\n${rows.join('')}`;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

function typeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.type === 'array') {
    const { items } = schema;
    return typeof items === 'object' && !Array.isArray(items) ? `list of ${typeOf(items)}` : 'list';
  }
  const range = [schema.minimum, schema.maximum].filter((bound) => bound !== undefined).join(' to ');
  const type = typeof schema.type === 'string' ? schema.type : 'any JSON';
  return range === '' ? type : `${type}, ${schema.maximum === undefined ? 'from ' : ''}${range}`;
}

function answerOf(schema: z.ZodObject): string {
  const { properties = {}, required = [] } = leanSchema(schema, 'output');
  const names = Object.keys(properties).map(
    (name) => `\`${name}\`${required.includes(name) ? '' : ' (where there is one)'}`,
  );
  return names.join(', ');
}
