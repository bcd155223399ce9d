import { createGenerator, type Schema, type SchemaGenerator } from 'ts-json-schema-generator';
import { fileURLToPath } from 'node:url';

/** Definitions by name, as a schema holds them. */
export type Definitions = Readonly<Record<string, Schema>>;

/** The shape of something, with the named shapes that it refers to as `#/definitions/NAME`. */
export interface Shape {
  readonly schema: Schema;
  readonly definitions: Definitions;
}

const top = fileURLToPath(new URL('../../', import.meta.url));

/** Unions of facts, exported by the domain: every event type is a member of one of them. */
const FACTS = [
  'MeasureEvent',
  'ProgrammeEvent',
  'GoalEvent',
  'StrategyEvent',
  'OrganisationEvent',
  'SavingsEvent',
  'IndicatorEvent',
  'RoundEvent',
  'PublicationEvent',
];

const generatorFor = (source: string): SchemaGenerator =>
  createGenerator({
    path: `${top}${source}`,
    tsconfig: `${top}tsconfig.json`,
    expose: 'export',
    jsDoc: 'extended',
    additionalProperties: false,
    sortProps: false,
    encodeRefs: false,
    skipTypeCheck: true,
  });

/** The shape of the data of every event type, read from the domain's own types. By type. */
export function dataShapes(): ReadonlyMap<string, Shape> {
  const generator = generatorFor('libs/domain/src/index.ts');
  const shapes = new Map<string, Shape>();
  for (const union of FACTS) {
    const all = generator.createSchema(union).definitions as Definitions;
    for (const definition of Object.values(all)) {
      const { type, data } = propertiesOf(definition);
      if (typeof type?.const !== 'string' || !data) continue;
      shapes.set(type.const, withDefinitions(wholeNumbers(data), wholeNumbers(all)));
    }
  }
  return shapes;
}

/** The shape of the envelope: the type `CloudEvent` of libs/feed. */
export function envelopeShape(): Shape {
  const schema = generatorFor('libs/feed/src/cloud-event.ts').createSchema('CloudEvent');
  return withDefinitions(wholeNumbers(schema), wholeNumbers(schema.definitions as Definitions));
}

const propertiesOf = ({ properties }: Schema): Readonly<Record<string, Schema | undefined>> =>
  (properties ?? {}) as Record<string, Schema | undefined>;

/** Numbers in an event are whole (libs/domain, `Fact`); TypeScript has no word for it. */
function wholeNumbers<T>(value: T): T {
  const text = JSON.stringify(value, (key, part: unknown) => {
    if (key !== 'type') return part;
    if (part === 'number') return 'integer';
    return Array.isArray(part) ? part.map((one: unknown) => (one === 'number' ? 'integer' : one)) : part;
  });
  return JSON.parse(text) as T;
}

const REFERENCE = '#/definitions/';

/** A name that a reader can use; shapes without one are written out where they stand. */
const isName = (name: string): boolean => /^[A-Za-z]+$/.test(name);

function withDefinitions(schema: Schema, all: Definitions): Shape {
  const definitions: Record<string, Schema> = {};
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const reference = (value as Schema).$ref?.slice(REFERENCE.length);
    if (reference === undefined) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part)]));
    }
    const definition = all[reference];
    if (!definition) throw new Error(`${reference} is referred to and not defined`);
    if (!isName(reference)) return { ...(resolve(definition) as Schema), ...rest(value as Schema) };
    if (!(reference in definitions)) {
      definitions[reference] = {};
      definitions[reference] = resolve(definition) as Schema;
    }
    return value;
  };
  // the data itself is always written out: a consumer finds its fields at one place in every file
  const data = schema.$ref ? { ...all[schema.$ref.slice(REFERENCE.length)], ...rest(schema) } : schema;
  return { schema: resolve(data) as Schema, definitions };
}

function rest(schema: Schema): Schema {
  const others = { ...schema };
  for (const name of ['$schema', '$ref', 'definitions'] as const) delete others[name];
  return others;
}
