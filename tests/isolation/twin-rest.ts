import express from 'express';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { restApi } from '#app/server/rest.server';
import { NOW } from '#tests/factories/tenant';
import { answerText, blinded, leaksIn, withUnknown } from './twin-answer';
import { definitionOf, procedures, trials, type Twins } from './twins';

/** The public API on a bare server: the middlewares around it say nothing about tenants. */
export interface RestServer {
  call(path: string, input: unknown, bearer: string | null): Promise<{ status: number; body: string }>;
  /** Operations of the OpenAPI document as `GET /customers`. */
  operations(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startRest(): Promise<RestServer> {
  // Partners' requests take the machine's time; it stands still like the clock of the other suites.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const app = express();
  app.set('query parser', 'simple');
  app.use((_req, res, next) => {
    res.locals.requestId = 'request';
    next();
  });
  app.use('/api/v1', restApi());
  const server = await new Promise<Server>((ready) => {
    const started = app.listen(0, '127.0.0.1', () => ready(started));
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  return {
    call: async (path, input, bearer) => {
      const { url, init } = requestOf(path, input);
      const headers = { 'content-type': 'application/json', ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) };
      const response = await fetch(base + url, { ...init, headers });
      return { status: response.status, body: await answerText(await response.json()) };
    },
    operations: async () => {
      const { paths } = (await (await fetch(`${base}/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> };
      return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    },
    stop: async () => {
      await new Promise((done) => server.close(done));
      vi.useRealTimers();
    },
  };
}

function requestOf(path: string, input: unknown): { url: string; init: RequestInit } {
  const openapi = definitionOf(path).meta?.openapi;
  if (!openapi) throw new Error(`${path} is not part of the public API`);
  const rest = { ...(input as Record<string, unknown> | undefined) };
  const url = openapi.path.replace(/\{(\w+)\}/g, (_part, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const { method } = openapi;
  if (method !== 'GET') return { url, init: { method, body: JSON.stringify(rest) } };
  const query = new URLSearchParams(Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)]));
  return { url: `${url}?${query.toString()}`, init: { method } };
}

export const publicPaths = procedures.filter((path) => definitionOf(path).meta?.openapi);
/** The one operation that is no procedure: a file goes into the tenant of the token, and names no ids. */
const UPLOAD = 'POST /imports';

/** The same trials through `/api/v1` with a partner's token. */
export function restSuite(twins: () => Twins): void {
  describe('a partner with the other tenant’s ids', () => {
    let rest: RestServer;
    beforeAll(async () => {
      rest = await startRest();
    });
    afterAll(() => rest.stop());

    it('every operation of the OpenAPI document is one of the trials', async () => {
      const tried = publicPaths.map((path) => {
        const { method, path: url } = definitionOf(path).meta?.openapi ?? { method: '', path: '' };
        return `${method} ${url}`;
      });
      expect((await rest.operations()).filter((operation) => operation !== UPLOAD).sort()).toEqual(tried.sort());
    });

    const across = trials.filter(({ path, trial }) => publicPaths.includes(path) && trial.stranger !== 'own');
    it.each(across)('$title', async ({ path, trial }) => {
      const { stranger, host, secrets, prints } = twins();
      const before = await prints();
      const input = trial.input?.(stranger, host);
      const { input: unknownInput, used } = withUnknown(input, secrets);
      const answer = await rest.call(path, input, stranger.bearer.good);
      const unknown = await rest.call(path, unknownInput, stranger.bearer.good);
      expect(answer.status, answer.body).toBe({ 'not-found': 404, invalid: 400, same: 200 }[trial.stranger as 'not-found' | 'invalid' | 'same']);
      expect(unknown.status).toBe(answer.status);
      expect(blinded(answer.body, used.keys())).toBe(blinded(unknown.body, used.values()));
      expect(leaksIn(answer.body, { canary: host.canary, secrets, asked: new Set(used.keys()) })).toEqual([]);
      // The token of its owner reaches what the stranger did not: the address of the request was right.
      expect((await prints()).host).toEqual(before.host);
      const own = await rest.call(path, trial.input?.(host, host), host.bearer.good);
      expect(own.status, own.body).not.toBe(404);
      expect(own.status, own.body).not.toBe(401);
    });

    it('finds nothing under what can be no id, and is told the field where such an id stands in the body', async () => {
      const { stranger } = twins();
      for (const path of ['customers.get', 'contacts.get']) {
        const name = path === 'contacts.get' ? 'id' : 'customerId';
        expect((await rest.call(path, { [name]: 'nobody' }, stranger.bearer.good)).status, path).toBe(404);
      }
      const inBody = await rest.call('serviceRecords.create', { kind: 'delivery', customerId: 'nobody' }, stranger.bearer.good);
      expect(inBody.status).toBe(400);
      expect(inBody.body).toContain('"field":"customerId"');
    });

    const lists = trials.filter(({ path, trial }) => publicPaths.includes(path) && trial.stranger === 'own' && definitionOf(path).type === 'query');
    it.each(lists)('$title tells nothing of the other', async ({ path, trial }) => {
      const { stranger, host, secrets } = twins();
      const answer = await rest.call(path, trial.input?.(stranger, host), stranger.bearer.good);
      expect(answer.status, answer.body).toBe(200);
      expect(leaksIn(answer.body, { canary: host.canary, secrets })).toEqual([]);
    });
  });
}
