import type { Contract, Operation } from '../../../../shared/contract/define.ts';
import { contract, findOperation } from '../../../../shared/contract/index.ts';
import { ErrorCode } from '../../../../shared/errors.ts';
import { METRICS_PATH, ROUTES } from './routes.ts';
import { type Schema, schemasOf } from './schemas.ts';

/** What a program may ask at an address. */
export type Endpoint = Readonly<{
  method: 'GET' | 'POST';
  path: string;
  /** The operation, such as `sessions.list`. */
  name: string;
  operation: Operation;
}>;

const FAILURE: Schema = {
  type: 'object',
  properties: {
    ok: { const: false },
    code: { type: 'string', enum: ErrorCode.options },
    message: { type: 'string', description: 'What happened, what is safe, and what to do.' },
    details: { description: 'What a program needs beside it.' },
  },
  required: ['ok', 'code', 'message'],
};

const ABOUT = `Everything is on this machine: nothing else is listened to but 127.0.0.1, and a request whose Host or Origin is another is refused.
Each request carries \`Authorization: Bearer …\` with the secret that Settings → Programs shows. Answers are \`{"ok": true, "value": …}\` or
\`{"ok": false, "code": …, "message": …}\`; the status follows the code.`;

/** Every address of the API: those written by hand, then one for each operation scripts may call. */
export function listEndpoints(): Endpoint[] {
  const domains: Contract = contract;
  const derived = Object.entries(domains).flatMap(([domain, operations]) =>
    Object.entries(operations)
      .filter(([, { doors }]) => doors.includes('script'))
      .map(([name, operation]): Endpoint => {
        const whole = `${domain}.${name}`;
        return { method: 'POST', path: `/api/${whole}`, name: whole, operation };
      }),
  );
  const written = ROUTES.flatMap(({ method, path, operation: name }): Endpoint[] => {
    const operation = findOperation(name);
    return operation === undefined ? [] : [{ method, path, name, operation }];
  });
  return [...written, ...derived];
}

/** The document of OpenAPI 3.1, made of the contract. */
export function describeApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  const schemas: Record<string, Schema> = { Failure: FAILURE };
  for (const endpoint of listEndpoints()) {
    const { input, output, components } = schemasOf(endpoint.operation);
    Object.assign(schemas, components);
    paths[endpoint.path] = { [endpoint.method.toLowerCase()]: describeEndpoint(endpoint, input, output) };
  }
  paths[METRICS_PATH] = { get: METRICS };
  return {
    openapi: '3.1.1',
    info: { title: 'Mneme', version, description: ABOUT },
    servers: [{ url: '/' }],
    security: [{ secret: [] }],
    tags: Object.keys(contract).map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: { secret: { type: 'http', scheme: 'bearer' } },
      responses: {
        Failure: {
          description: 'What went wrong, in words.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
        },
      },
    },
  };
}

const METRICS = {
  operationId: 'metrics',
  tags: ['maintenance'],
  summary: 'Numbers for Prometheus. Nothing that is stored is in them.',
  responses: {
    200: {
      description: 'The text format of Prometheus.',
      content: { 'text/plain': { schema: { type: 'string' } } },
    },
    default: { $ref: '#/components/responses/Failure' },
  },
};

function describeEndpoint(
  { method, path, name, operation }: Endpoint,
  input: Schema,
  output: Schema,
): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => field);
  const parameters = parametersOf(input, inPath, method === 'GET');
  const value = {
    type: 'object',
    properties: { ok: { const: true }, value: output },
    required: ['ok', 'value'],
  };
  return {
    operationId: path.startsWith('/api/') ? name : `${method} ${path}`,
    tags: [name.split('.')[0]],
    summary: operation.summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(method === 'GET'
      ? {}
      : {
          requestBody: {
            required: path.startsWith('/api/'),
            content: { 'application/json': { schema: without(input, inPath) } },
          },
        }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: value } } },
      default: { $ref: '#/components/responses/Failure' },
    },
  };
}

function parametersOf(input: Schema, inPath: readonly string[], withQuery: boolean): object[] {
  return Object.entries(input.properties ?? {}).flatMap(([name, schema]) => {
    const place = inPath.includes(name) ? 'path' : 'query';
    const known = place === 'path' || (withQuery && name !== 'id'); // a type takes the place of an id
    return known ? [{ name, in: place, required: place === 'path', schema }] : [];
  });
}

/** A schema without the fields that stand in the address. */
function without(input: Schema, fields: readonly string[]): Schema {
  if (fields.length === 0) return input;
  const kept = Object.entries(input.properties ?? {}).filter(
    ([name]) => !fields.includes(name) && name !== 'id',
  );
  return { ...input, properties: Object.fromEntries(kept) };
}
