import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { QuestionsModule } from '../questions/questions.module.js';
import { RecordingModule } from '../recording/recording.module.js';
import { DeskService } from './desk.service.js';
import { InterviewsController } from './interviews.controller.js';
import { InterviewsService } from './interviews.service.js';
import { InvitesController } from './invites.controller.js';
import { InvitesService } from './invites.service.js';
import { NextInterviewsService } from './next-interviews.service.js';
import { RoomChanges } from './room.changes.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsGateway } from './rooms.gateway.js';
import { RoomsPolicy } from './rooms.policy.js';
import { RoomsPresence } from './rooms.presence.js';
import { RoomsRepository } from './rooms.repository.js';
import { RoomsService } from './rooms.service.js';

@Module({
  imports: [PartnersModule, QuestionsModule, RecordingModule],
  controllers: [RoomsController, InvitesController, InterviewsController],
  providers: [
    RoomsRepository,
    RoomsService,
    DeskService,
    InvitesService,
    InterviewsService,
    NextInterviewsService,
    RoomsGateway,
    RoomsPresence,
    RoomsPolicy,
    RoomChanges,
  ],
  exports: [RoomsService, NextInterviewsService, RoomsPolicy, RoomChanges],
})
export class RoomsModule {}
