import { Module } from '@nestjs/common';
import { BlocksRepository } from './blocks.repository.js';
import { PartnerReportsRepository } from './partner-reports.repository.js';
import { PartnersController } from './partners.controller.js';
import { PartnersService } from './partners.service.js';

@Module({
  controllers: [PartnersController],
  providers: [PartnersService, BlocksRepository, PartnerReportsRepository],
  exports: [PartnersService],
})
export class PartnersModule {}
