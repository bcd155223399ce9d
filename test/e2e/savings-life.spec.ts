import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signedIn, type Answer, type Client } from './support/client.js';
import { newFolder, removeFolder, startService, type RunningService } from './support/service.js';
import { describeOnEachStore } from './support/stores.js';

interface Net {
  readonly gross: number;
  readonly costs: number;
  readonly net: number;
}
interface Year {
  readonly year: number;
  readonly plan: Net;
  readonly forecast: Net;
  readonly realised: Net;
  readonly confirmed: Net;
  readonly linesWithoutForecast: number;
}
interface Report {
  readonly units: readonly { readonly unit: string; readonly scale: number; readonly years: readonly Year[] }[];
  readonly undated: { readonly count: number };
  readonly needs: readonly { readonly year: number; readonly amount?: number }[];
}
interface Bridge {
  readonly opening: { readonly amount: number };
  readonly steps: readonly { readonly step: string; readonly amount: number }[];
  readonly closing: { readonly amount: number };
}
interface Command {
  readonly part: string;
  readonly events: readonly { readonly id: string; readonly type: string }[];
}
interface Refusal {
  readonly errors: readonly { readonly code: string; readonly field?: string; readonly message: string }[];
}

const YEARS = [2018, 2019];

describeOnEachStore('the money of a measure', (environment) => {
  const folder = newFolder();
  let service: RunningService;
  let lead: Client;
  let otherLead: Client;
  let controller: Client;
  let reader: Client;
  let measure: string;
  let programme: string;
  let line: string;
  let realisation: string;
  let before: number;
  /** Of the last command: a question that carries it knows of that command. */
  let last: Record<string, string> = {};

  const tell = async <Body = Command>(client: Client, path: string, body: object): Promise<Answer<Body>> => {
    const answer = await client.post<Body>(`/measures/${measure}/${path}`, body);
    const token = answer.headers.get('log-token');
    if (token !== null) last = { 'min-log-token': token };
    return answer;
  };
  const codes = ({ body }: Answer<Refusal>): string[] => body.errors.map(({ code }) => code);
  const report = async (query: string): Promise<Report> => {
    const { status, body } = await reader.get<Report>(`/reports/savings?${query}`, last);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const yearOf = async (query: string, year: number): Promise<Year | undefined> =>
    (await report(query)).units.find(({ unit }) => unit === 'NOK')?.years.find((one) => one.year === year);

  beforeAll(async () => {
    service = await startService(folder, environment);
    [lead, otherLead, controller, reader] = (await Promise.all(
      ['sector-lead', 'sector-lead-2', 'controller', 'reader'].map((who) => signedIn(service, who)),
    )) as [Client, Client, Client, Client];
    const { body, headers } = await lead.get<{ measures: { measure: string }[] }>('/measures?text=tomtekjøp');
    measure = String(body.measures[0]?.measure);
    before = Number(headers.get('log-position'));
    const all = await lead.get<{ programmes: { id: string; firstYear: number }[] }>('/programmes');
    programme = String(all.body.programmes.find(({ firstYear }) => firstYear === 2018)?.id);
  });
  afterAll(async () => {
    await service.stop();
    removeFolder(folder);
  });

  it('of the savings table: net per year, with the row whose years nobody knows left out and told', async () => {
    const { units, undated } = await report('unit=NOK&firstYear=2016&lastYear=2019');
    expect(units.map(({ unit, scale }) => [unit, scale])).toEqual([['NOK', 1]]);
    expect(units[0]?.years.map(({ year, plan }) => [year, plan.gross, plan.costs, plan.net])).toEqual([
      [2016, -2_500_000, 900_000, -1_600_000],
      [2017, -4_500_000, 900_000, -3_600_000],
      [2018, -5_500_000, 900_000, -4_600_000],
      [2019, -5_500_000, 900_000, -4_600_000],
    ]);
    expect(undated.count).toBe(1);
  });

  it('is opened and planned by the lead of the area, and by no other', async () => {
    const opening = { title: 'Færre leide lokaler', nature: 'saving', unit: 'NOK', budgetArea: 'FDV' };
    expect((await tell(otherLead, 'savings-lines', opening)).status).toBe(403);
    expect((await tell(reader, 'savings-lines', opening)).status).toBe(403);
    const opened = await tell(lead, 'savings-lines', opening);
    expect([opened.status, opened.body.events.map(({ type }) => type)]).toEqual([200, ['SavingsLineOpened']]);
    line = opened.body.part;
    const planned = await tell(lead, 'savings-plans', {
      line,
      programme,
      years: YEARS.map((year) => ({ year, amount: -400_000 })),
    });
    expect(planned.status).toBe(200);
    expect((await yearOf(`measure=${measure}`, 2018))?.plan.net).toBe(-400_000);
  });

  it('is whole, of the right sign, and in the programme’s years: every fault is told', async () => {
    const fraction = await tell<Refusal>(lead, 'savings-plans', {
      line,
      programme,
      years: [{ year: 2018, amount: 0.5 }],
    });
    expect([fraction.status, codes(fraction)]).toEqual([400, ['amount-expected']]);
    const unsafe = await fetch(`${service.origin}/api/v1/measures/${measure}/savings-plans`, {
      method: 'POST',
      headers: { authorization: `Bearer ${lead.token}`, 'content-type': 'application/json', 'accept-language': 'nn' },
      body: `{"line":"${line}","programme":"${programme}","years":[{"year":2018,"amount":-12345678901234567890}]}`,
    });
    const { errors } = (await unsafe.json()) as Refusal;
    expect([unsafe.status, errors[0]?.field, errors[0]?.code]).toEqual([400, 'years[0].amount', 'number-inexact']);
    expect(errors[0]?.message).toContain('ikkje lesast');
    const wrongSign = await tell<Refusal>(lead, 'savings-plans', {
      line,
      programme,
      years: [{ year: 2018, amount: 400_000 }],
      reason: 'x',
    });
    expect([wrongSign.status, codes(wrongSign)]).toEqual([422, ['amount-sign-contradicts-nature']]);
    const outside = await tell<Refusal>(lead, 'savings-plans', {
      line,
      programme,
      years: [{ year: 2030, amount: -1 }],
    });
    expect([outside.status, codes(outside)[0]]).toEqual([422, expect.stringMatching(/year-outside|reason-missing/)]);
  });

  it('is forecast with a cause, and the bridge from before tells both steps', async () => {
    const forecast = await tell(lead, 'savings-forecasts', {
      line,
      on: '2017-04-30',
      years: [{ year: 2018, amount: -300_000 }],
      cause: 'delayed',
      reason: 'Leieavtalen går lenger enn ventet.',
    });
    expect(forecast.status).toBe(200);
    const year = await yearOf(`measure=${measure}`, 2018);
    expect([year?.plan.net, year?.forecast.net, year?.linesWithoutForecast]).toEqual([-400_000, -300_000, 0]);
    const { body } = await reader.get<Bridge>(
      `/reports/savings/bridge?fromPosition=${before}&measure=${measure}&firstYear=2018&lastYear=2018`,
      last,
    );
    const steps = Object.fromEntries(body.steps.map(({ step, amount }) => [step, amount]));
    expect([body.opening.amount, steps['found'], steps['delayed'], body.closing.amount]).toEqual([
      0, -400_000, 100_000, -300_000,
    ]);
    expect(body.steps.reduce((sum, { amount }) => sum + amount, body.opening.amount)).toBe(body.closing.amount);
    const events = await reader.get<{ events: { type: string; amount: number }[] }>(
      `/reports/savings/bridge/events?fromPosition=${before}&measure=${measure}&firstYear=2018&lastYear=2018&step=delayed`,
      last,
    );
    expect(events.body.events.map(({ type, amount }) => [type, amount])).toEqual([['SavingsForecast', 100_000]]);
  });

  it('is confirmed by finance, never by whoever recorded it', async () => {
    const figure = { line, year: 2018, figure: { amount: -250_000 }, on: '2017-04-30', source: 'Regnskapet' };
    const recorded = await tell(lead, 'savings-realisations', figure);
    realisation = String(recorded.body.events[0]?.id);
    const confirmation = { line, year: 2018, realisation };
    expect((await tell(lead, 'savings-confirmations', confirmation)).status).toBe(403);
    expect((await yearOf(`measure=${measure}`, 2018))?.confirmed.net).toBe(0);
    expect((await tell(controller, 'savings-confirmations', confirmation)).status).toBe(200);
    const year = await yearOf(`measure=${measure}`, 2018);
    expect([year?.realised.net, year?.confirmed.net]).toEqual([-250_000, -250_000]);

    const own = await tell(controller, 'savings-realisations', { ...figure, year: 2019 });
    const refused = await tell<Refusal>(controller, 'savings-confirmations', {
      line,
      year: 2019,
      realisation: String(own.body.events[0]?.id),
    });
    expect([refused.status, codes(refused)]).toEqual([422, ['realisation-confirmed-by-recorder']]);
  });

  it('loses the confirmation with a correction, and shows the first figure in its history', async () => {
    const corrected = await tell(lead, 'savings-realisation-corrections', {
      corrects: realisation,
      reason: 'Dobbeltført faktura.',
      realisation: { line, year: 2018, figure: { amount: -240_000 }, on: '2017-04-30', source: 'Regnskapet' },
    });
    expect(corrected.status).toBe(200);
    const year = await yearOf(`measure=${measure}`, 2018);
    expect([year?.realised.net, year?.confirmed.net]).toEqual([-240_000, 0]);
    const { body, headers } = await reader.get<{ revision: number; history: { type: string }[] }>(
      `/measures/${measure}/savings`,
      last,
    );
    expect(headers.get('etag')).toBe(`"${body.revision}"`);
    expect(body.history.map(({ type }) => type)).toEqual([
      'SavingsLineOpened',
      'SavingsPlanned',
      'SavingsForecast',
      'SavingsRealised',
      'SavingsRealisedConfirmed',
      'SavingsRealised',
      'SavingsRealisedCorrected',
    ]);
  });

  it('was what it was: as of the position before, nothing of it is there', async () => {
    expect(await yearOf(`measure=${measure}&position=${before}`, 2018)).toBeUndefined();
  });

  it('is changed after the adoption by the controller alone', async () => {
    const adopted = await controller.post(`/programmes/${programme}/adoptions`, { decisionUnknown: true });
    expect(adopted.status).toBe(200);
    const years = YEARS.map((year) => ({ year, amount: -350_000 }));
    const proposal = await tell<Refusal>(lead, 'savings-plans', { line, programme, years, reason: 'Ny leiekontrakt' });
    expect([proposal.status, codes(proposal)[0]]).toEqual([
      422,
      expect.stringMatching(/^plan-(locked|programme-adopted)$/),
    ]);
    const decision = { kind: 'decision', decision: { case: '17/4711', kind: 'decided' } };
    const change = { line, programme, years, reason: 'Vedtatt i tertialrapporten', basis: decision };
    expect((await tell(lead, 'savings-plans', change)).status).toBe(403);
    expect((await tell(controller, 'savings-plans', change)).status).toBe(200);
    expect((await yearOf(`measure=${measure}`, 2018))?.plan.net).toBe(-350_000);
  });

  it('has targets that a controller sets, and says how much has no measure behind it', async () => {
    const path = `/programmes/${programme}/savings-targets`;
    const target = { title: 'Lavere leie', unit: 'NOK', year: 2018, figure: { amount: 500_000 } };
    const scope = { kind: 'measure', id: measure };
    expect((await lead.post(path, { ...target, scope })).status).toBe(403);
    const set = await controller.post<Command>(path, { ...target, scope });
    expect(set.status).toBe(200);
    last = { 'min-log-token': String(set.headers.get('log-token')) };
    const { body } = await reader.get<{ targets: { target: string; planned: number; uncovered: number }[] }>(
      '/reports/savings/targets?unit=NOK',
      last,
    );
    expect(body.targets.find((one) => one.target === set.body.part)).toMatchObject({
      planned: 350_000,
      uncovered: 150_000,
    });
  });

  it('is not shown to the public while it is live, nor at all when the measure is exempt', async () => {
    const anybody = await signedIn(service, null);
    expect((await anybody.get(`/measures/${measure}/savings`)).status).toBe(401);
    const told = async (): Promise<boolean> =>
      JSON.stringify((await anybody.get(`/feed/events?after=${before}&limit=1000`)).body).includes(line);
    expect(await told()).toBe(true);
    expect((await lead.post(`/measures/${measure}/exemptions`, { legalBasis: 'offentleglova § 23' })).status).toBe(200);
    expect(await told()).toBe(false);
  });
});
