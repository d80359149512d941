/** Frames of the document protocol, for specs that speak it without a browser. */
export { awarenessFrame, stateRequestFrame, updateFrame } from '../../apps/server/src/documents/document.frame.js';
