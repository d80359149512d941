export * from './step.js';
export * from './clock.js';
export * from './role.js';
export * from './rubric.js';
export * from './weakest-step.js';
export * from './interview-state.js';
export * from './room-event.js';
export * from './command.js';
