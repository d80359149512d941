import path from 'node:path';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';

/** Only our own origin, ever. Styles in attributes are what Excalidraw and Radix position things with. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  },
};

const NOT_A_PAGE = /^\/(api|socket\.io|documents|metrics|assets|excalidraw-assets)(\/|$)|\.\w+$/;
const YEAR_S = 365 * 24 * 60 * 60;

/** The headers that every answer carries. `strict-transport-security` is the proxy's to send, which knows about TLS. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** Serves the built web app: hashed assets for a year, everything else fresh, and the one page for every address of the app. */
export function serveWebApp(app: Express, folder: string): void {
  app.use(compression());
  app.use('/assets', express.static(path.join(folder, 'assets'), { immutable: true, maxAge: YEAR_S * 1000 }));
  app.use(express.static(folder, { index: false, maxAge: 0 }));
  app.use((request, response, next) => {
    if (request.method !== 'GET' || NOT_A_PAGE.test(request.path)) return next();
    response.sendFile('index.html', { root: folder, headers: { 'cache-control': 'no-cache' } });
  });
}
