import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SavingsReport, SavingsYear, UndatedPlan } from '#read-models';
import { QueryGateway } from '../http/query-gateway.js';
import { csvOf, wantsCsv } from './csv.js';
import { savingsCsv } from './savings-csv.js';
import { SavingsReportsController } from './savings-reports.controller.js';

const net = (gross: number, costs = 0) => ({ gross, costs, net: gross + costs });

const year = (said: Partial<SavingsYear> = {}): SavingsYear => ({
  year: 2018,
  targets: [],
  target: null,
  gap: null,
  plan: net(-1050, 25),
  forecast: net(-900),
  realised: net(0),
  confirmed: net(0),
  outlook: net(-900),
  lines: 3,
  linesWithoutForecast: 1,
  linesWithoutResult: 3,
  ...said,
});

const NONE: SavingsReport['undated'] = { count: 0, plans: [] };

const units = (...years: readonly SavingsYear[]): SavingsReport['units'] => [
  { unit: 'person-years', scale: 100, years },
];

describe('the savings report as CSV', () => {
  it('opens in a Norwegian spreadsheet: byte order mark, semicolons, decimal commas', () => {
    const csv = savingsCsv({ units: units(year()), undated: NONE }, 'nb');
    expect(csv.startsWith('\uFEFFEnhet;År;')).toBe(true);
    const [header = '', row = '', ...rest] = csv.split('\r\n');
    expect(rest).toEqual(['']);
    expect(row.split(';')).toHaveLength(header.split(';').length);
    expect(row).toBe('årsverk;2018;;;-10,5;0,25;-10,25;-9;0;-9;0;0;0;0;0;0;-9;0;-9;;;;;3;1;3;');
  });

  it('says its header in the language that is asked for', () => {
    expect(savingsCsv({ units: [], undated: NONE }, 'nn')).toContain('Eining;År;');
    expect(savingsCsv({ units: [], undated: NONE }, 'en')).toContain('Unit;Year;');
  });

  it('shows plans without a year under the sums, each figure by itself, and says when there are more', () => {
    const figure = (amount: number) => ({ amount, approximate: true, range: null });
    const plan: UndatedPlan = {
      ...{ measure: 'm', measureTitle: 'Færre vikarer', line: 'l', title: 'Turnus; ny', unit: 'person-years' },
      ...{ programme: 'p', figures: [figure(-250), figure(100)] },
    };
    const csv = savingsCsv({ units: units(year()), undated: { count: 2, plans: [plan] } }, 'nn');
    const [, , first, second, more, ...rest] = csv.split('\r\n');
    expect(first).toBe('årsverk;utan år;;;;;-2,5;;;;;;;;;;;;;;;;;;;;"Færre vikarer: Turnus; ny"');
    expect(second).toContain(';1;');
    expect(more).toMatch(/^;utan år;+Fleire planar utan år/);
    expect(rest).toEqual(['']);
    expect(savingsCsv({ units: [], undated: { count: 1, plans: [plan] } }, 'nb')).not.toContain('Flere planer');
  });

  it('takes no title for a formula', () => {
    const target = { target: 't', programme: 'p', title: '=HYPERLINK("http://x";"y")', unreconciledWith: null };
    const figure = { amount: 100, approximate: false, range: null };
    const gap = { plan: 1, forecast: 2, realised: 3, confirmed: 4 };
    const csv = savingsCsv(
      { units: units(year({ targets: [{ ...target, ...figure, gap }], target: 100, gap })), undated: NONE },
      'nb',
    );
    expect(csv).toContain(`;"'=HYPERLINK(""http://x"";""y"")";1;`);
    for (const begin of ['+', '-', '@', '\t', '\r']) expect(csvOf([[`${begin}1`]])).toContain(`'${begin}1`);
  });

  it.each([
    [undefined, false],
    ['*/*', false],
    ['application/json', false],
    ['text/csv', true],
    ['text/csv;q=0', false],
    ['Text/CSV, */*;q=0.1', true],
    ['application/json, text/csv', false],
    ['application/json;q=0.5, text/csv', true],
  ])('is what Accept: %s asks for: %s', (accept, wanted) => expect(wantsCsv(accept)).toBe(wanted));
});

describe('GET /reports/savings', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    const report = { units: units(year()), undated: NONE };
    const module = await Test.createTestingModule({
      controllers: [SavingsReportsController],
      providers: [{ provide: QueryGateway, useValue: { ask: () => Promise.resolve(report) } }],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await app.init();
  });
  afterAll(() => app.close());

  it('answers CSV to whoever asks for it, in the language that is asked for', async () => {
    const headers = { accept: 'text/csv', 'accept-language': 'en' };
    const answer = await app.inject({ url: '/reports/savings', headers });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-language': 'en',
      vary: 'Accept, Accept-Language',
    });
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(answer.body).toContain('Unit;Year;');
  });

  it('answers JSON to everybody else', async () => {
    const answer = await app.inject({ url: '/reports/savings', headers: { accept: '*/*' } });
    expect(answer.json()).toMatchObject({ units: [{ unit: 'person-years' }] });
  });
});
