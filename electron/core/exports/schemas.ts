import { z } from 'zod';
import { BundleManifest, bundleRecords } from '../../../shared/bundle.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = { ...bundleRecords, manifest: BundleManifest };

/** The JSON Schemas (2020-12) of the format by the names of their files; keys they do not name are allowed. */
export function bundleSchemas(): { name: string; text: string }[] {
  return Object.entries(SCHEMAS).map(([kind, schema]) => ({
    name: `${kind}.schema.json`,
    text: `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`,
  }));
}
