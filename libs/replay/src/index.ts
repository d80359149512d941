export * from './chapters.js';
export * from './hash-chain.js';
export * from './keyframes.js';
export * from './recording.js';
export * from './recording-format.js';
export * from './replay.js';
export * from './room-event-bytes.js';
