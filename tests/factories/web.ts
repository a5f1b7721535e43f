import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createApiToken } from '#app/modules/access/api-token/service.server';
import { restApi } from '#app/server/rest.server';
import { baseHeaders, bodyLimit, sameOriginOnly } from '#app/server/security.server';
import { uploadRoutes } from '#app/server/upload.server';
import { signIn } from '#app/modules/access/session/service.server';
import { systemClock } from '#app/platform/clock.server';
import { client, cookieFrom, PASSWORD, type Person, type TestTenant } from './tenant';

export interface TestWeb {
  url: string;
  stop(): Promise<void>;
}

/** The product's HTTP face without its pages (those need a build), on a port of its own. */
export async function startWeb(): Promise<TestWeb> {
  const app = express();
  app.set('query parser', 'simple');
  app.use(baseHeaders, sameOriginOnly, bodyLimit, uploadRoutes());
  app.use('/api/v1', restApi());
  const server: Server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The Authorization header of a partner who acts as this member. */
export async function bearerOf(tenant: TestTenant, person: Person): Promise<{ Authorization: string }> {
  const { token } = await tenant.asSystem((ctx) => createApiToken(ctx, { name: 'DMS', membershipId: person.membershipId }));
  return { Authorization: `Bearer ${token}` };
}

/** The cookie of somebody who has just signed in: over HTTP the clock is the real one. */
export async function liveCookieOf(person: Person): Promise<string> {
  return cookieFrom((await signIn({ email: person.email, password: PASSWORD, client }, systemClock)).cookie);
}
