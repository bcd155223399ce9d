/** Injection tokens of what is opened before Nest is made. */
export const CLOCK = Symbol('clock');
export const DIRECTORY = Symbol('directory');
export const LOG_ID = Symbol('log id');
export const REMINDERS = Symbol('reminders');
export const PEOPLE = Symbol('people register');
export const FEED_HUB = Symbol('feed hub');
export const FEED_SOURCE = Symbol('feed source');
export const SIGN_IN = Symbol('sign-in');
