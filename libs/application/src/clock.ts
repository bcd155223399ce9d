/** Where the application takes its time from; injected, so that tests decide what day it is. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

const osloFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' });

/** The calendar day of an instant where the municipality is, `YYYY-MM-DD`. */
export function osloDay(instant: Date): string {
  return osloFormat.format(instant);
}
