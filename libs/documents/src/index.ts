export * from './board.js';
export * from './board-bindings.js';
export * from './board-element.js';
export * from './board-groups.js';
export * from './board-order.js';
export * from './board-template.js';
export * from './component-icons.js';
export * from './component-kind.js';
export * from './component-look.js';
export * from './custom-data.js';
export * from './diagram-editor.js';
export * from './diagram/diagram.js';
export * from './diagram/diagram-memo.js';
export { diagramOf } from './diagram/diagram-reader.js';
export * from './diagram/diff.js';
export * from './diagram/lint.js';
export * from './diagram/mermaid.js';
export * from './diagram/outline.js';
export { capitalise, describeNode, joinWords, nameOfNode } from './diagram/words.js';
export * from './document-content.js';
export * from './document-kind.js';
export * from './document-limits.js';
export {
  clipboardOf,
  elementsOfDesign,
  excalidrawFileOf,
  type DrawnDesign,
  type ExcalidrawJson,
} from './drawn-design.js';
export * from './kind-search.js';
export * from './notes.js';
export * from './shared-document.js';
export * from './step-frame.js';
export * from './update-gate.js';
export { type GateRefusal } from './update-refusal.js';
