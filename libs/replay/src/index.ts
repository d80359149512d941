export * from './chapters.js';
export * from './recording.js';
export * from './recording-format.js';
export * from './replay.js';
