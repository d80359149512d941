export * from './board.js';
export * from './board-bindings.js';
export * from './board-element.js';
export * from './board-groups.js';
export * from './board-order.js';
export * from './document-kind.js';
export * from './notes.js';
