import { Module } from '@nestjs/common';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ImagesController } from './images.controller.js';
import { ImagesIntake } from './images.intake.js';
import { ImagesRepository } from './images.repository.js';
import { ImagesService } from './images.service.js';
import { ImagesSweeper } from './images.sweeper.js';

@Module({
  imports: [RoomsModule],
  controllers: [ImagesController],
  providers: [ImagesRepository, ImagesIntake, ImagesService, ImagesSweeper],
})
export class ImagesModule {}
