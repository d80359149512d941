import { Injectable } from '@nestjs/common';
import type { InterviewState, RoomEvent } from '@fortyfive/interview';
import { Subject } from 'rxjs';

/** An event that is committed, and the state it led to. */
export interface RoomChange {
  readonly roomId: string;
  readonly interviewId: string;
  readonly event: RoomEvent;
  readonly state: InterviewState;
}

/** Tells who is interested within this server: the sockets of the room, and the documents that re-judge their connections. */
@Injectable()
export class RoomChanges extends Subject<RoomChange> {}
