/** Frames of the document protocol, for specs that speak it without a browser. */
export { stateRequestFrame, updateFrame } from '../../apps/server/src/documents/document.frame.js';
