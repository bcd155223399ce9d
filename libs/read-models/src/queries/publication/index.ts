export * from './build.js';
export * from './pages.js';
export * from './corrections.js';
