export * from './who.js';
export * from './reminders.js';
