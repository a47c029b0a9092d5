import { z } from 'zod';
import type { Operation } from './define.ts';

/** The JSON Schema of what an operation takes. */
export function inputSchema(operation: Operation): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' });
}

/** Whether a field takes a text as it stands; any other is written as JSON where there is only text. */
export function takesText(operation: Operation, key: string): boolean {
  const schema = inputSchema(operation);
  const alternatives = [schema, ...(schema.anyOf ?? [])];
  return alternatives.some((alternative) => {
    const field = alternative.properties?.[key];
    if (typeof field !== 'object') return false;
    return [field, ...(field.anyOf ?? [])].some((type) => type.type === 'string');
  });
}
