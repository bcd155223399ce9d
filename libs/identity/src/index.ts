export * from './people/register.js';
export * from './people/sqlite.js';
