import { dayInOslo } from '#domain';

/** Where the application takes its time from; injected, so that tests decide what day it is. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

const MINUTE = 60_000;
let known = { minute: NaN, day: '' };

/** The calendar day of an instant where the municipality is, `YYYY-MM-DD`; the same within a minute, so worked out once. */
export function osloDay(instant: Date): string {
  const minute = Math.floor(instant.getTime() / MINUTE);
  if (minute !== known.minute) known = { minute, day: dayInOslo(instant.getTime()) };
  return known.day;
}
