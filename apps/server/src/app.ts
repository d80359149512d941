import 'reflect-metadata';
import type { Server } from 'node:http';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { DocumentsEndpoint } from './documents/documents.endpoint.js';
import type { RunningConfig } from './platform/config.js';
import { answerEarlyErrors } from './platform/error-filter.js';
import { MetricsListener } from './platform/metrics-listener.js';
import { refuseForeignOrigins } from './platform/origin.js';
import { Sessions } from './platform/session.js';
import { SocketAdapter } from './platform/socket-adapter.js';
import { SystemTime, type TimeSource } from './platform/time-source.js';
import { securityHeaders, serveWebApp } from './platform/web-app.js';

const WEB_APP_FOLDER = path.resolve(import.meta.dirname, '../../web/dist');
const MAX_BODY = '100kb';
/** A problem of one's own is a text of up to 200,000 characters, some of which take several bytes. */
const MAX_OWN_QUESTION_BODY = '1mb';

/** The whole server: API, sockets, documents and web app on one port. */
export interface App {
  /** @throws when the port is taken */
  listen(): Promise<{ readonly url: string }>;
  /** Lets everything under way finish, commits what waits, and closes every connection. */
  close(): Promise<void>;
  readonly nest: NestExpressApplication;
}

/** Puts the server together. The database must be migrated. @param time injected by tests */
export async function createApp(config: RunningConfig, time: TimeSource = new SystemTime()): Promise<App> {
  const nest = await NestFactory.create<NestExpressApplication>(AppModule.for(config, time), {
    logger: ['error', 'warn'], // Until the application's own logger takes over: the list of routes is no news.
    abortOnError: false, // So that main.ts can say in a sentence why the start failed.
    bodyParser: false,
    forceCloseConnections: true,
  });
  nest.set('trust proxy', config.trustedProxyHops);
  nest.disable('x-powered-by');
  nest.use(securityHeaders());
  serveWebApp(nest.getHttpAdapter().getInstance(), WEB_APP_FOLDER);
  nest.use('/api', refuseForeignOrigins(config.publicUrl), ...nest.get(Sessions).handlers);
  nest.use('/api/my-questions', express.json({ limit: MAX_OWN_QUESTION_BODY }));
  nest.useBodyParser('json', { limit: MAX_BODY });
  nest.use(answerEarlyErrors);
  nest.useWebSocketAdapter(new SocketAdapter(nest, config.publicUrl));
  const documents = nest.get(DocumentsEndpoint);
  documents.attach(nest.getHttpServer() as Server, config);
  await nest.init();
  nest.useLogger(nest.get(Logger));
  return {
    nest,
    async listen() {
      await nest.listen(config.port, config.host);
      await nest.get(MetricsListener).start();
      return { url: await nest.getUrl() };
    },
    async close() {
      await documents.stop();
      await nest.close();
    },
  };
}
