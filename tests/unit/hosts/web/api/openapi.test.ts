import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeApi, listEndpoints } from '../../../../../electron/hosts/web/api/openapi.ts';
import {
  API_END,
  API_START,
  describeAsMarkdown,
  describeAsPage,
  DOCS_STYLE,
} from '../../../../../electron/hosts/web/api/reference.ts';
import type { Contract } from '../../../../../shared/contract/define.ts';
import { contract } from '../../../../../shared/contract/index.ts';

/** What the specification of OpenAPI 3.1 asks of the parts that are used here; anything else is a mistake. */
const Schema = z.record(z.string(), z.unknown());
const Ref = z.strictObject({ $ref: z.string() });
const Content = z.record(z.string().regex(/^\w+\/\w+$/), z.strictObject({ schema: Schema }));
const Response = z.strictObject({ description: z.string().min(1), content: Content.optional() });
const Parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['path', 'query']),
  required: z.boolean(),
  schema: Schema,
});
const OperationObject = z.strictObject({
  operationId: z.string().min(1),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(1),
  parameters: z.array(Parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content: Content }).optional(),
  responses: z.record(z.string().regex(/^(?:\d{3}|default)$/), z.union([Ref, Response])),
});
const Document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post']), OperationObject)),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), Schema),
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer') }),
    ),
    responses: z.record(z.string(), Response),
  }),
});

const raw: unknown = JSON.parse(JSON.stringify(describeApi('1.2.3')));
const api = Document.parse(raw);
const operations = Object.entries(api.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object of a document, with where it stands. */
function* walk(value: unknown, place = '#'): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [place, value as Record<string, unknown>]; // JSON, and no list
  for (const [key, inner] of Object.entries(value)) yield* walk(inner, `${place}/${key}`);
}

/** The keywords of the draft 2020-12 that zod writes. */
const KEYWORDS = new Set(
  (
    '$ref type properties required additionalProperties propertyNames items prefixItems anyOf oneOf allOf not enum const default ' +
    'description format pattern minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems multipleOf readOnly'
  ).split(' '),
);

/** Goes through a schema, but not into the names of properties. */
function checkSchema(schema: unknown, place: string): void {
  if (typeof schema === 'boolean') return;
  expect(schema, place).toBeTypeOf('object');
  const { properties, ...rest } = schema as Record<string, unknown>; // seen just now
  for (const key of Object.keys(rest)) expect([place, key, KEYWORDS.has(key)]).toEqual([place, key, true]);
  for (const [name, inner] of Object.entries(properties ?? {})) checkSchema(inner, `${place}.${name}`);
  for (const key of ['items', 'additionalProperties', 'propertyNames', 'not']) {
    if (rest[key] !== undefined && !Array.isArray(rest[key])) checkSchema(rest[key], `${place}/${key}`);
  }
  for (const key of ['anyOf', 'oneOf', 'allOf', 'prefixItems']) {
    for (const inner of (rest[key] as unknown[] | undefined) ?? []) checkSchema(inner, `${place}/${key}`); // a list, by the draft
  }
}

describe('the document of OpenAPI', () => {
  it('has every operation a script may call, once, and no other', () => {
    const domains: Contract = contract;
    const open = Object.entries(domains).flatMap(([domain, all]) =>
      Object.entries(all).flatMap(([name, { doors }]) =>
        doors.includes('script') ? [`/api/${domain}.${name}`] : [],
      ),
    );
    expect(Object.keys(api.paths).filter((path) => path.startsWith('/api/'))).toEqual(open);
    expect(Object.keys(api.paths).filter((path) => !path.startsWith('/api/'))).toEqual([
      '/health',
      '/agents/{type}/memory',
      '/agents/{type}/reset',
      '/agents/execute',
      '/metrics',
    ]);
    expect(open).not.toContain('/api/programs.secrets');
    expect(listEndpoints()).toHaveLength(open.length + 4);
  });

  it('names every operation once, and every part of its address', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = new Set(api.tags.map(({ name }) => name));
    for (const { path, method, operation } of operations) {
      expect(tags).toContain(operation.tags[0]);
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const given = (operation.parameters ?? []).filter((each) => each.in === 'path');
      expect(given.map(({ name }) => name)).toEqual(wanted);
      expect(given.every(({ required }) => required)).toBe(true);
      expect(operation.requestBody === undefined).toBe(method === 'get');
      expect(Object.keys(operation.responses).toSorted()).toEqual(['200', 'default']);
    }
  });

  it('is secured as a whole, and refers to nothing that is not there', () => {
    expect(api.security).toEqual([{ secret: [] }]);
    expect(Object.keys(api.components.securitySchemes)).toEqual(['secret']);
    for (const [place, { $ref }] of walk(raw)) {
      if (typeof $ref !== 'string') continue;
      const target = $ref
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], raw); // JSON
      expect([place, $ref, typeof target]).toEqual([place, $ref, 'object']);
    }
  });

  it('uses what JSON Schema knows, and nothing else', () => {
    for (const { path, operation } of operations) {
      for (const each of operation.parameters ?? []) checkSchema(each.schema, path);
      const bodies = [operation.requestBody, ...Object.values(operation.responses)];
      for (const body of bodies) {
        if (body === undefined || '$ref' in body) continue;
        for (const { schema } of Object.values(body.content ?? {})) checkSchema(schema, path);
      }
    }
    for (const [name, schema] of Object.entries(api.components.schemas)) checkSchema(schema, name);
  });

  it('says what fields are for', () => {
    const add = JSON.stringify(api.paths['/api/memories.add']);
    expect(add).toContain('It belongs to all agents, whoever calls.');
    expect(add).toContain('"$ref":"#/components/schemas/Memory"');
  });
});

describe('the reference', () => {
  it('in docs/api.md is what the contract says (npm run docs)', () => {
    const file = fileURLToPath(new URL('../../../../../docs/api.md', import.meta.url));
    const [, rest = ''] = readFileSync(file, 'utf8').split(`${API_START}\n`);
    expect(rest.split(API_END)[0] === describeAsMarkdown()).toBe(true); // a difference would be 2,000 lines
  });

  it('as a page runs no script and asks for nothing from elsewhere', () => {
    const page = describeAsPage();
    expect(page).not.toMatch(/<script|<iframe|<img|style=|\son\w+=|https?:|url\(/i);
    expect(
      [...page.matchAll(/(?:href|src)="([^"]*)"/g)]
        .map(([, to = '']) => to)
        .filter((to) => !/^[/#]/.test(to)),
    ).toEqual([]);
    expect(DOCS_STYLE).not.toMatch(/url\(|@import/);
    for (const { path } of listEndpoints()) expect(page).toContain(`${path}</code>`);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    for (const [, to] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
  });
});
