import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What a schema says that costs an agent tokens and tells it nothing: the core checks all of it anyway. */
const LEFT_OUT = ['$schema', 'pattern', 'format', 'minLength', 'maxLength', 'minItems', 'maxItems'];

/** Writes a schema as JSON Schema, as briefly as an agent needs it. */
export function leanSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ jsonSchema }) {
      for (const key of LEFT_OUT) Reflect.deleteProperty(jsonSchema, key);
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.propertyNames) delete jsonSchema.propertyNames;
      if (io === 'output' || isEmpty(jsonSchema.additionalProperties)) delete jsonSchema.additionalProperties;
    },
  });
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
