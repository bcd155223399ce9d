import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { configurationFaults, documents, filesIn, isPinned, unknownVariables, yaml } from './files.js';

const FOLDER = 'infra/kubernetes';

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Container {
  readonly image: string;
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly envFrom: readonly { readonly configMapRef?: { name: string }; readonly secretRef?: { name: string } }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly resources: { readonly requests: object; readonly limits: object };
  readonly securityContext: object;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec: {
    readonly replicas?: number;
    readonly selector?: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly serviceName?: string;
    readonly strategy?: { readonly type: string };
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: { readonly securityContext: object; readonly containers: readonly Container[] };
    };
    readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
  };
}

const files = filesIn(FOLDER).filter((file) => !file.endsWith('kustomization.yaml') && !file.endsWith('/secret.yaml'));
const manifests = files.flatMap((file) => documents<Manifest>(file));
const ofKind = (...kinds: string[]): Manifest[] => manifests.filter(({ kind }) => kinds.includes(kind));
const named = (kind: string, name?: string): Manifest | undefined =>
  ofKind(kind).find(({ metadata }) => metadata.name === name);
const workloads = ofKind('StatefulSet', 'Deployment').map((one) => [one.metadata.name, one] as const);

interface Model {
  validate(): void;
}

/** What the published schema of the kind says of a manifest: a fault, or null. */
async function faultOf({ apiVersion, kind, ...rest }: Pick<Manifest, 'apiVersion' | 'kind'> & object) {
  const models = (await import(`kubernetes-models/${apiVersion}/${kind}`)) as Readonly<
    Record<string, new (manifest: object) => Model>
  >;
  const model = models[kind];
  if (!model) throw new Error(`${apiVersion} has no ${kind}`);
  try {
    new model(rest).validate();
    return null;
  } catch (error) {
    return String(error);
  }
}

const titled = manifests.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest] as const);

describe('the Kubernetes manifests', () => {
  it.each(titled)('follow the published schema: %s', async (_, manifest) => {
    expect(await faultOf(manifest)).toBeNull();
  });

  it('are checked against schemas that find faults', async () => {
    const [first] = ofKind('Deployment');
    if (!first) throw new Error('there is no Deployment');
    const wrong = { ...first, spec: { ...first.spec, replicas: 'two' } };
    expect(await faultOf(wrong)).toContain('replicas');
  });

  it('are all applied, in one namespace', () => {
    const { resources, namespace } = yaml<{ resources: string[]; namespace: string }>(`${FOLDER}/kustomization.yaml`);
    const there = files.map((file) => file.slice(FOLDER.length + 1).replace('secret.example.yaml', 'secret.yaml'));
    expect([...resources].sort()).toEqual(there.sort());
    expect(new Set(manifests.map((one) => one.metadata.namespace ?? one.metadata.name))).toEqual(new Set([namespace]));
  });

  it('run one of each part that may be there only once, and two of the others', () => {
    expect(Object.fromEntries(workloads.map(([name, { spec }]) => [name, spec.replicas]))).toEqual({
      api: 2,
      relay: 1,
      feed: 2,
    });
    expect(workloads.find(([name]) => name === 'relay')?.[1].spec.strategy?.type).toBe('Recreate');
  });

  it.each(workloads)('give %s probes, resources, no rights and a pinned image', (_, { spec }) => {
    expect(spec.template.spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    const [container, ...others] = spec.template.spec.containers;
    expect(others).toEqual([]);
    expect(container).toMatchObject({
      startupProbe: { httpGet: { path: '/health/ready' } },
      livenessProbe: { httpGet: { path: '/health/live' } },
      readinessProbe: { httpGet: { path: '/health/ready' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
    });
    expect(Object.keys(container?.resources.requests ?? {}).sort()).toEqual(['cpu', 'memory']);
    expect(container?.resources.limits).toHaveProperty('memory');
    expect(isPinned(container?.image ?? '')).toBe(true);
    const sources = (container?.args ?? []).map((path) => path.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
    expect(sources.filter((path) => !existsSync(path))).toEqual([]);
  });

  it.each(workloads)('keep data of %s on a disk of its own where it has a StatefulSet', (_, { kind, spec }) => {
    const claims = spec.volumeClaimTemplates?.map(({ metadata }) => metadata.name) ?? [];
    expect(claims).toEqual(kind === 'StatefulSet' ? ['data'] : []);
    expect(spec.template.spec.containers[0]?.volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
    const services = ofKind('Service').map(({ metadata }) => metadata.name);
    if (kind === 'StatefulSet') expect(services).toContain(spec.serviceName);
  });

  it.each(workloads)('limit how many of %s may be taken away at once, and who may speak to it', (name, { spec }) => {
    const labels = spec.template.metadata.labels;
    expect(spec.selector?.matchLabels).toEqual({ 'app.kubernetes.io/name': name });
    expect(labels['app.kubernetes.io/name']).toBe(name);
    const budgets = ofKind('PodDisruptionBudget').map((budget) => budget.spec.selector?.matchLabels);
    expect(budgets).toContainEqual({ 'app.kubernetes.io/name': name });
    const everybody = ofKind('NetworkPolicy').find(({ metadata }) => metadata.name === 'nothing');
    expect(everybody?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  it('set no variable that the service does not read, and name settings that are there', () => {
    const settings = ofKind('ConfigMap', 'Secret');
    const set = settings.flatMap(({ data, stringData }) => Object.keys({ ...data, ...stringData }));
    const containers = workloads.flatMap(([, { spec }]) => spec.template.spec.containers);
    const own = containers.flatMap(({ env = [] }) => env.map(({ name }) => name));
    expect(set.length).toBeGreaterThan(5);
    expect(unknownVariables([...set, ...own])).toEqual([]);
    const used = containers.flatMap(({ envFrom }) => envFrom);
    const missing = used.filter(
      ({ configMapRef, secretRef }) =>
        !(configMapRef ? named('ConfigMap', configMapRef.name) : named('Secret', secretRef?.name)),
    );
    expect(missing).toEqual([]);
  });

  it.each(workloads)('start %s with settings that the service takes', (_, { spec }) => {
    const { env = [], envFrom = [] } = spec.template.spec.containers[0] ?? {};
    const given = envFrom.flatMap(({ configMapRef, secretRef }) => {
      const settings = configMapRef ? named('ConfigMap', configMapRef.name) : named('Secret', secretRef?.name);
      return Object.entries({ ...settings?.data, ...settings?.stringData });
    });
    const environment = Object.fromEntries([...given, ...env.map(({ name, value }) => [name, value] as const)]);
    expect(Object.keys(environment)).toContain('OIDC_ISSUER');
    expect(configurationFaults(environment)).toEqual([]);
  });

  it('give the mail server to every replica of the api, and to nothing else', () => {
    const withMail = workloads.filter(([, { spec }]) =>
      spec.template.spec.containers[0]?.envFrom.some(({ secretRef }) => secretRef?.name === 'tiltak-mail'),
    );
    expect(withMail.map(([name]) => name)).toEqual(['api']);
  });
});
