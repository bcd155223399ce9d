import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { testApp, type TestApp } from '../testing/app.js';

let app: TestApp;
let origin: string;
beforeAll(async () => {
  app = await testApp();
  origin = await app.listen();
});
afterAll(() => app.remove());

describe('an address', () => {
  test('with another method than its own is answered with those that it has', async () => {
    const refused = await fetch(`${origin}/api/v1/measures/one/status-reports`, { method: 'PUT' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'OPTIONS, POST']);
    expect(await refused.json()).toMatchObject({ code: 'method-not-allowed' });
    const asked = await fetch(`${origin}/api/v1/measures`, { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    expect((await fetch(`${origin}/api/v1/nothing`, { method: 'OPTIONS' })).status).toBe(404);
  });

  test('is not spoken of before somebody has signed in', async () => {
    const answered = await fetch(`${origin}/api/v1/measures/${encodeURIComponent('../x')}`);
    expect(answered.status).toBe(401);
  });

  test('of the stream answers HEAD and ends', async () => {
    const head = await fetch(`${origin}/api/v1/feed`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  test('of a problem explains it, and an unknown one is not found', async () => {
    const page = await fetch(`${origin}/problems/refused`, { headers: { 'accept-language': 'en' } });
    expect([page.status, page.headers.get('content-language')]).toEqual([200, 'en']);
    expect((await fetch(`${origin}/problems/nothing`)).status).toBe(404);
  });
});

describe('every answer', () => {
  test.each(['/', '/api/docs', '/api/v1/measures', '/health/live', '/nothing'])(
    '%s may load nothing from elsewhere',
    async (path) => {
      const { headers } = await fetch(`${origin}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src '(none|self)'/);
      expect(policy).not.toMatch(/https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-correlation-id')).toBeTruthy();
    },
  );

  test('is a problem document also where no request could be read', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const sent = request(origin, { method: 'GET', headers: { 'x-long': 'x'.repeat(40_000) } }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve(text));
      });
      sent.on('error', reject);
      sent.end();
    });
    expect(JSON.parse(answer)).toMatchObject({ code: 'headers-too-large', status: 431 });
  });
});

describe('the landing page', () => {
  test.each([
    ['nb-NO,nb;q=0.9', 'nb', 'Tiltak: oppfølging av handlingsprogram'],
    ['nn', 'nn', 'Tiltak: oppfølging av handlingsprogram'],
    ['en-GB', 'en', 'Tiltak: following up action programmes'],
    ['de', 'nb', 'Tiltak: oppfølging av handlingsprogram'],
  ])('for a reader of %s is in %s', async (accepted, language, title) => {
    const page = await fetch(origin, { headers: { 'accept-language': accepted } });
    const html = await page.text();
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(`<h1>${title}</h1>`);
  });

  test('holds no link that leads nowhere, and nothing from elsewhere', async () => {
    const html = await (await fetch(`${origin}/?lang=en`)).text();
    const links = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      expect(link.startsWith('/')).toBe(true);
      expect([link, (await fetch(`${origin}${link}`)).status]).toEqual([link, 200]);
    }
  });
});
