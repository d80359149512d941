import { Injectable } from '@nestjs/common';
import { ACTIONS, can, type Action } from '@fortyfive/interview';
import { AccessPolicy, type Subject } from '../platform/access.js';
import { RoomsRepository } from './rooms.repository.js';

/** Judges HTTP requests about a room or an interview by the role the user has there. */
@Injectable()
export class RoomsPolicy extends AccessPolicy {
  constructor(private readonly repository: RoomsRepository) {
    super();
  }

  override async allows(userId: string, action: string, subject: Subject): Promise<boolean> {
    if (!isAction(action)) return false;
    const interviewId =
      'interviewId' in subject ? subject.interviewId : (await this.repository.findCurrent(subject.roomId))?.interviewId;
    const role = interviewId && (await this.repository.roleOf(interviewId, userId));
    return role ? can(role, action) : false;
  }
}

function isAction(action: string): action is Action {
  return ACTIONS.some((known) => known === action);
}
