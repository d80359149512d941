import { MESSAGE_TYPES } from '@fortyfive/contract';

/** y-protocols' sync messages: step 1 only asks; step 2 and update carry changes. */
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;

/**
 * A WebSocket that counts the write frames it sends. The server answers with how many of them it has committed, so the two
 * numbers together say what is saved.
 */
export class TrackedSocket extends WebSocket {
  /** Write frames sent so far. */
  writesSent = 0;
  /** Which of them answered the server's first "what do you have?"; 0 until then. Once it is committed, so is all that came before. */
  answerNumber = 0;
  /** Told of every answer to such a question, the first and later ones. */
  onAnswer: (frameNumber: number) => void = () => undefined;

  override send(data: Parameters<WebSocket['send']>[0]): void {
    super.send(data);
    if (!(data instanceof Uint8Array) || data[0] !== MESSAGE_TYPES.sync) return;
    if (data[1] === SYNC_STEP_2 || data[1] === SYNC_UPDATE) this.writesSent++;
    if (data[1] !== SYNC_STEP_2) return;
    this.answerNumber ||= this.writesSent;
    this.onAnswer(this.writesSent);
  }
}
