import { beforeAll, describe, expect, it } from '@jest/globals';
import { parser } from '@prometheus-io/lezer-promql';
import { tmpdir } from 'node:os';
import { createMetrics } from '#platform';
import { filesIn, text, yaml } from './files.js';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}

const rules = yaml<{ groups: { rules: Rule[] }[] }>('infra/prometheus/alerts.yml').groups.flatMap(
  (group) => group.rules,
);
const dashboards = filesIn('infra/grafana/dashboards').map(
  (file) => JSON.parse(text(file)) as { readonly panels: readonly Panel[] },
);
const panels = dashboards.flatMap((dashboard) => dashboard.panels);
const questions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

/** Names of metrics in a PromQL expression; what does not parse is a fault. */
function metricsIn(expression: string): string[] {
  const names: string[] = [];
  parser.parse(expression).iterate({
    enter({ type, from, to }) {
      if (type.isError) throw new Error(`${expression} cannot be read at ${from}`);
      if (type.name === 'VectorSelector') {
        names.push(/^[\w:]+/.exec(expression.slice(from, to))?.[0] ?? '');
      }
    },
  });
  return names;
}

/** Labels that are asked for or grouped by. */
const labelsIn = (expression: string): string[] =>
  [...expression.matchAll(/\bby \(([^)]*)\)|[{,]\s*(\w+)\s*(?:=|!)/g)].flatMap(([, by, label]) =>
    (by ?? label ?? '').split(',').map((name) => name.trim()),
  );

/** Labels that Prometheus or a histogram gives. */
const GIVEN = new Set(['job', 'instance', 'le']);

let exported: ReadonlySet<string>;
let labels: ReadonlySet<string>;

beforeAll(async () => {
  const metrics = createMetrics();
  metrics.watchDisk(tmpdir());
  metrics.watchLag('feed', () => ({ events: 0, seconds: 0, stopped: false }));
  metrics.requestServed({ method: 'GET', route: '/', status: 200, milliseconds: 1 });
  metrics.feedCutOff('slow');
  metrics.refused('not-allowed');
  const told = await metrics.read();
  const names = [...told.matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name, type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [String(name)],
  );
  // what Prometheus itself tells of every address that it asks
  exported = new Set([...names, 'up']);
  labels = new Set([...told.matchAll(/[{,](\w+)="/g)].map(([, name]) => String(name)));
});

describe('alarms and dashboard', () => {
  it.each(questions)('%s asks in PromQL for what the service exports', (_, expression) => {
    const names = metricsIn(expression);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !exported.has(name))).toEqual([]);
    expect(labelsIn(expression).filter((name) => !labels.has(name) && !GIVEN.has(name))).toEqual([]);
  });

  it('finds what is no PromQL', () => {
    expect(() => metricsIn('sum by (job (up)')).toThrow();
  });

  it.each(rules)('$alert says what is wrong, how bad it is and where to read what to do', (rule) => {
    expect(rule.alert).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(['critical', 'warning']).toContain(rule.labels.severity);
    expect(rule.for ?? '1m').toMatch(/^\d+[smh]$/);
    expect(rule.annotations.summary).not.toBe('');
    const [file, section] = rule.annotations.runbook.split('#');
    const sections = [...text(String(file)).matchAll(/^#+ (.+)$/gm)].map(([, title]) => String(title).toLowerCase());
    expect(section).toBe(rule.alert.toLowerCase());
    expect(sections).toContain(section);
  });

  it('has no section on an alarm that there is not, and no two alarms of one name', () => {
    const sections = [...text('docs/operations/alarms.md').matchAll(/^## (\w+)$/gm)].map(([, title]) => title);
    expect(sections.sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });

  it('shows panels that each have a place and a number of their own', () => {
    expect(panels.length).toBeGreaterThan(10);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it('asks the parts that there are', () => {
    const { scrape_configs: jobs } = yaml<{ scrape_configs: { job_name: string }[] }>(
      'infra/prometheus/prometheus.yml',
    );
    expect(jobs.map(({ job_name: job }) => job)).toEqual(['api', 'relay', 'feed']);
  });
});
