import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '#platform';
import { landingPage } from './landing-page.js';

describe.each(LANGUAGES)('the landing page in %s', (language) => {
  test('says how to sign in as somebody invented only where there is somebody', () => {
    const demo = landingPage(language, { issuerMetadata: '/oidc', demo: true });
    const own = landingPage(language, { issuerMetadata: 'https://login.example.org', demo: false });
    expect(demo).toContain('tiltak -- token sector-lead');
    expect(own).not.toContain('token sector-lead');
    expect(own.split('<li>').length).toBe(demo.split('<li>').length);
  });

  test('names its language, has one heading of the first level and a main part, and links to itself in the others', () => {
    const page = landingPage(language, { issuerMetadata: null, demo: true });
    expect(page).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}">`));
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<main>/g)).toHaveLength(1);
    const others = [...page.matchAll(/href="\/\?lang=(\w+)" lang="(\w+)"/g)].map(([, to, named]) => [to, named]);
    expect(others).toEqual(LANGUAGES.filter((other) => other !== language).map((other) => [other, other]));
  });
});
