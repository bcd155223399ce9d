export * from './outbox.js';
export { messageId } from './compose.js';
export * from './file-outbox.js';
export * from './smtp-outbox.js';
export * from './reminder-mail.js';
