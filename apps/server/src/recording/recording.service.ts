import { Injectable } from '@nestjs/common';
import type { RoomEvent } from '@fortyfive/interview';
import { encodeRecording, writeEvent, type LogEntry, type LogKind } from '@fortyfive/replay';
import type { DatabaseClient } from '../platform/database.js';
import { RecordingRepository } from './recording.repository.js';

/** Where an event stands in the log. */
export interface EventPlace {
  readonly interviewId: string;
  readonly seq: bigint;
  readonly startedAtMs: number | null;
}

@Injectable()
export class RecordingService {
  constructor(private readonly repository: RecordingRepository) {}

  /** Writes a room event in the transaction that changes the room: both happen or neither (RECORDING-1). */
  async appendEvent(client: DatabaseClient, place: EventPlace, event: RoomEvent): Promise<void> {
    const { atMs, actorId } = event;
    await this.repository.insert(client, { ...place, kind: 'event', actorId, atMs, bytes: writeEvent(event) });
  }

  /** The entries of one kind, in log order; a document is rebuilt from them. */
  async entriesOf(interviewId: string, kind: LogKind): Promise<LogEntry[]> {
    return this.repository.read(interviewId, [kind]);
  }

  /** The recording as every participant may see it (RECORDING-4). */
  async exportFor(interviewId: string): Promise<Uint8Array> {
    return encodeRecording(await this.repository.read(interviewId, ['event', 'board', 'notes']));
  }
}
