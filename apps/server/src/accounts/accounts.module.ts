import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AccountsController } from './accounts.controller.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { PasswordStrategy } from './password.strategy.js';
import { SessionSerializer } from './session.serializer.js';
import { SignInThrottle } from './sign-in.throttle.js';

@Module({
  imports: [PassportModule.register({ session: true })],
  controllers: [AccountsController],
  providers: [AccountsRepository, AccountsService, PasswordStrategy, SessionSerializer, SignInThrottle],
})
export class AccountsModule {}
