import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  goalEvents,
  indicatorEvents,
  measureEvents,
  organisationEvents,
  programmeEvents,
  publicationEvents,
  roundEvents,
  savingsEvents,
  type SavingsPlan,
  strategyEvents,
} from '#domain';
import { EventRegistry, eventTypeRows, goldenFaults, type GoldenEvent } from '#event-store';

const folder = fileURLToPath(new URL('../../libs/domain/golden', import.meta.url));
const rows = eventTypeRows(
  measureEvents,
  programmeEvents,
  goalEvents,
  strategyEvents,
  organisationEvents,
  savingsEvents,
  indicatorEvents,
  roundEvents,
  publicationEvents,
);

const technical: Pick<SavingsPlan, 'basis'> = { basis: { kind: 'technical', authority: 'Rådmannens fullmakt' } };

/** Where a fact has one of several forms, and its golden file shows only one: the others. */
const otherForms: Readonly<Record<string, readonly object[]>> = { SavingsPlanned: [technical] };

it('every version of every event type has its golden file, still reads, and was readable before it was written', () => {
  expect(goldenFaults(new EventRegistry(rows), folder)).toEqual([]);
});

it.each(rows)('the free text of $type is where its row says', ({ type, version, freeText }) => {
  const { data } = JSON.parse(readFileSync(`${folder}/${type}.v${version}.json`, 'utf8')) as GoldenEvent;
  for (const path of freeText) {
    const found = [data, ...(otherForms[type] ?? [])].map((form) => valueAt(path, form));
    // null in an example is fine; undefined would be a path that leads nowhere, and a text that is never hidden
    expect([path, found.some((value) => value === null || typeof value === 'string')]).toEqual([path, true]);
  }
});

const valueAt = (path: string, form: object): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], form);
