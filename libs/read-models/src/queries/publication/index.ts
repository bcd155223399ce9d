export * from './answers.js';
export { buildPublication, PublicationUnavailable, type PublicationSubject } from './build.js';
export * from './pages.js';
export { publicationInThread } from './thread.js';
export * from './corrections.js';
