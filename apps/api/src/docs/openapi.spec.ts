import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { OPEN_BECAUSE } from '../http/answer-fields.js';
import { testApp, type TestApp } from '../testing/app.js';
import { openApi } from './openapi.js';

let app: TestApp;
let document: OpenAPIObject;
beforeAll(async () => {
  app = await testApp();
  document = openApi(app.nest);
});
afterAll(() => app.remove());

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method): [string, Operation][] => {
      const operation = item[method];
      return operation ? [[`${method.toUpperCase()} ${path}`, operation]] : [];
    }),
  );
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly [OPEN_BECAUSE]?: string;
}

/** Objects of which neither the fields are told nor why they are not. */
function openPlaces(schema: Schema, place: string, seen: ReadonlySet<string> = new Set()): string[] {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    if (seen.has(name)) return [];
    return openPlaces((document.components?.schemas?.[name] ?? {}) as Schema, name, new Set([...seen, name]));
  }
  const { properties = {}, additionalProperties: others, items } = schema;
  const inside = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(items ? [items] : [])];
  const told = inside.length + Object.keys(properties).length > 0 || typeof others === 'object';
  const isOpen = schema.type === 'object' && !told;
  return [
    ...((isOpen || others === true) && !schema[OPEN_BECAUSE] ? [place] : []),
    ...inside.flatMap((one) => openPlaces(one, place, seen)),
    ...(typeof others === 'object' ? openPlaces(others, place, seen) : []),
    ...Object.entries(properties).flatMap(([field, one]) => openPlaces(one, `${place}.${field}`, seen)),
  ];
}

describe('the description of the interface', () => {
  test('has every route of the service, and each says what it does', () => {
    const routes = operations();
    expect(routes.length).toBeGreaterThan(80);
    expect(routes.filter(([, { summary }]) => !summary).map(([route]) => route)).toEqual([]);
    expect(routes.filter(([, { tags }]) => !tags?.length).map(([route]) => route)).toEqual([]);
    const ids = routes.map(([, { operationId }]) => operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('tells of each route what it answers, problems as problem documents', () => {
    const silent: string[] = [];
    for (const [route, { responses }] of operations()) {
      const statuses = Object.keys(responses ?? {});
      if (!statuses.some((status) => status.startsWith('2'))) silent.push(`${route}: no success`);
      const needsToken = !/ \/(health|metrics)/.test(route);
      if (needsToken && !statuses.includes('401')) silent.push(`${route}: 401`);
      for (const status of statuses) {
        const response = responses?.[status] as { description?: string; content?: Record<string, unknown> };
        if (!response.description) silent.push(`${route}: ${status} says nothing`);
        const problem = Number(status) >= 400 && needsToken;
        if (problem && !response.content?.['application/problem+json'])
          silent.push(`${route}: ${status} is no problem`);
      }
    }
    expect(silent).toEqual([]);
  });

  test('asks for no token where the public may read, and for one everywhere else under /api', () => {
    const isOpen = (security: Operation['security']): boolean =>
      !security?.length || security.some((one) => Object.keys(one).length === 0);
    const open = operations().filter(([route, { security }]) => route.includes('/api/') && isOpen(security));
    expect(open.map(([route]) => route).sort()).toEqual([
      'GET /api/v1/feed',
      'GET /api/v1/feed/events',
      'GET /api/v1/rounds/published',
      'GET /api/v1/rounds/{round}/corrections',
      'GET /api/v1/rounds/{round}/publication',
    ]);
  });

  test('promises no one revision where there are many', () => {
    const reminders = operations().find(([route]) => route === 'POST /api/v1/rounds/{round}/reminders')![1];
    const success = reminders.responses!['200'] as { readonly headers: object };
    expect(Object.keys(success.headers)).toEqual(['Log-Token']);
  });

  test('tells of each parameter and each field what it is', () => {
    const silent = operations().flatMap(([route, { parameters = [] }]) =>
      parameters.flatMap((parameter) =>
        'description' in parameter && parameter.description
          ? []
          : [`${route}: ${'name' in parameter ? parameter.name : ''}`],
      ),
    );
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      if (!('properties' in schema)) continue;
      for (const [field, property] of Object.entries(schema.properties ?? {})) {
        if (!('description' in property) || !property.description) silent.push(`${name}.${field}`);
      }
    }
    expect(silent).toEqual([]);
  });

  test('tells what every answer holds, or why that is not fixed', () => {
    const silent = operations().flatMap(([route, { responses }]) => {
      const response = responses?.['200'] as { readonly content?: Record<string, { readonly schema?: Schema }> };
      return Object.values(response?.content ?? {}).flatMap(({ schema }) => (schema ? openPlaces(schema, route) : []));
    });
    expect([...new Set(silent)]).toEqual([]);
  });

  test('refers to nothing that it does not hold', () => {
    const text = JSON.stringify(document);
    const names = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? ''));
    expect([...names].filter((name) => !document.components?.schemas?.[name])).toEqual([]);
  });
});
