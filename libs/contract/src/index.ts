export * from './errors.js';
export * from './accounts.http.js';
export * from './questions.http.js';
export * from './rooms.http.js';
export * from './rooms.events.js';
export * from './scorecards.http.js';
export * from './documents.js';
export * from './realtime.js';
