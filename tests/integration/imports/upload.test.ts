import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicImport } from '#app/modules/imports/job/schema';
import { env } from '#app/platform/env.server';
import { sampleFile, viewOf, workImports } from '#tests/factories/import';
import { aTenant, type TestTenant } from '#tests/factories/tenant';
import { bearerOf, liveCookieOf, startWeb, type TestWeb } from '#tests/factories/web';
import { sheetRow, workbookFile } from '#tests/factories/workbook-file';

let web: TestWeb;
let tenant: TestTenant;
let bearer: { Authorization: string };
beforeAll(async () => {
  web = await startWeb();
  tenant = await aTenant();
  bearer = await bearerOf(tenant, tenant.owner);
});
afterAll(() => web.stop());

interface Answer {
  status: number;
  body: { id: string; error: { code: string; message: string; requestId: string; fields?: { field: string; code: string; message: string }[] } };
}

async function send(content: Buffer | string | null, { query = 'kind=deliveries&dryRun=true', name = '交车明细.xlsx', headers = {} as Record<string, string>, field = 'file' } = {}): Promise<Answer> {
  const form = new FormData();
  if (content !== null) form.append(field, new Blob([new Uint8Array(Buffer.from(content))]), name);
  const response = await fetch(`${web.url}/api/v1/imports?${query}`, { method: 'POST', body: form, headers: { ...bearer, 'Accept-Language': 'en', ...headers } });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

async function look(importId: string, language = 'en', headers: Record<string, string> = bearer): Promise<{ status: number; body: PublicImport }> {
  const response = await fetch(`${web.url}/api/v1/imports/${importId}`, { headers: { ...headers, 'Accept-Language': language } });
  return { status: response.status, body: (await response.json()) as PublicImport };
}

/** Uploads of the tenant that lie in the storage. */
function storedFiles(): string[] {
  const folder = path.join(env().DATA_DIR, 'uploads', tenant.tenantId);
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe('a partner sends a file', () => {
  it('as a test: answered at once, and then with counts, refusals in words and the columns', async () => {
    const { status, body } = await send(sampleFile('deliveries.xlsx'));
    expect(status).toBe(202);
    expect(body).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
    expect((await look(body.id)).body).toMatchObject({ status: 'testing', kind: 'deliveries', fileName: '交车明细.xlsx', counts: { rows: 0 } });
    await workImports(tenant);
    const english = (await look(body.id)).body;
    expect(english).toMatchObject({ status: 'done', dryRun: true, counts: { rows: 2017, created: 1974, updated: 0, unchanged: 17, rejected: 26 }, error: null });
    expect(english.rejects).toHaveLength(26);
    expect(english.rejects[0]).toEqual({ row: 100, code: 'dateImpossible', field: 'deliveredOn', value: '2026年13月5日', message: 'Delivery date: There is no such day' });
    expect(english.mapping[5]).toEqual({ column: 5, header: '车架号', field: 'vin' });
    expect((await look(body.id, 'zh-CN')).body.rejects[0]?.message).toBe('提车日期：日期不存在');
  });

  it('to be written: only when they say so', async () => {
    const { body } = await send('车架号,提车日期,客户姓名,手机号\nLFV3A24G1K0000001,2026-10-01,王芳,13800000001\n', { query: 'kind=deliveries&dryRun=false', name: 'a.csv' });
    await workImports(tenant);
    expect((await look(body.id)).body).toMatchObject({ status: 'done', dryRun: false, counts: { rows: 1, created: 1, rejected: 0 } });
  });

  it('without a column that is needed: the import fails and says which', async () => {
    const { status, body } = await send('姓名,手机号\n王芳,13800000001\n', { query: 'kind=deliveries&dryRun=false' });
    expect(status).toBe(202);
    expect((await look(body.id)).body).toMatchObject({ status: 'failed', error: { code: 'requiredMissing', message: 'One column must be “VIN”' } });
  });

  it('and sees it in the list and in the OpenAPI document', async () => {
    const list = (await (await fetch(`${web.url}/api/v1/imports?limit=1`, { headers: bearer })).json()) as { items: unknown[]; nextCursor: string };
    expect(list.items).toHaveLength(1);
    const second = (await (await fetch(`${web.url}/api/v1/imports?limit=1&cursor=${list.nextCursor}`, { headers: bearer })).json()) as { items: { id: string; dryRun: boolean; status: string }[] };
    expect(second.items).toMatchObject([{ dryRun: false, status: 'done' }]);
    expect(await look(second.items[0]?.id ?? '')).toMatchObject({ status: 200 });
    const document = (await (await fetch(`${web.url}/api/v1/openapi.json`)).json()) as { paths: Record<string, Record<string, { requestBody?: { content: object }; parameters?: { name: string }[] }>> };
    expect(Object.keys(document.paths['/imports']?.['post']?.requestBody?.content ?? {})).toEqual(['multipart/form-data']);
    expect(document.paths['/imports']?.['post']?.parameters?.map(({ name }) => name)).toEqual(['kind', 'dryRun']);
    expect(document.paths['/imports/{importId}']?.['get']).toBeDefined();
  });
});

describe('what is refused', () => {
  const sheet = (rows: string, after = ''): Buffer => workbookFile({ sheets: [{ name: '表', xml: `<sheetData>${rows}</sheetData>${after}` }] });
  const header = sheetRow(1, ['车架号', '姓名', '手机号', '提车日期']);
  const bomb = workbookFile({ sheets: [{ name: '表', xml: '' }], parts: [{ name: 'xl/worksheets/sheet1.xml', data: `<worksheet><sheetData>${header}</sheetData>${' '.repeat(60_000_000)}</worksheet>` }] });

  it.each<[string, Buffer | string, number, RegExp]>([
    ['an empty file', '', 400, /empty/],
    ['a broken workbook', sampleFile('deliveries.xlsx').subarray(0, 100_000), 400, /damaged/],
    ['a PDF', '%PDF-1.7\n', 415, /not a table/],
    ['neither UTF-8 nor GBK', Buffer.concat([Buffer.from('\ufeff姓名,车架号\n'), Buffer.from('ffffff', 'hex')]), 400, /line 2 is neither UTF-8 nor GBK/],
    ['a zip bomb', bomb, 413, /far larger/],
    ['merged header cells', sheet(header + sheetRow(2, ['a', 'b']), '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'), 400, /A1:B1 .* merged/],
    ['a formula as column name', sheet('<row r="1"><c r="A1" t="str"><v>车架号</v></c><c r="B1" t="str"><f>D1</f><v>姓名</v></c><c r="C1" t="str"><v>手机号</v></c></row>' + sheetRow(2, ['a', 'b', 'c'])), 400, /row 1, column B is a formula/],
    ['a header and nothing else', '车架号,姓名\n', 400, /no data/],
  ])('%s, with the reason, and nothing is left of it', async (_name, content, status, message) => {
    const before = storedFiles();
    const answer = await send(content);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(message);
    expect(storedFiles()).toEqual(before);
  });

  it('a cell of 10 MB far down in the file, named with its row and column', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `LFV3A24G1K00000${String(at).padStart(2, '0')},王芳\n`).join('');
    const { status, body } = await send(`车架号,姓名\n${rows}LFV3A24G1K0000001,${'x'.repeat(10 * 1024 * 1024)}\n`, { query: 'kind=deliveries&dryRun=false' });
    expect(status).toBe(202);
    await workImports(tenant);
    const after = (await look(body.id)).body;
    expect(after).toMatchObject({ status: 'failed', error: { code: 'cellTooLong' }, counts: { created: 0 } });
    expect(after.rejects).toEqual([expect.objectContaining({ row: 52, code: 'cellTooLong', message: expect.stringContaining('Row 52, column B') as string })]);
  });

  it('rows with formulas, one by one', async () => {
    const formula = `${sheetRow(2, ['LFV3A24G1K0000001', '王芳'])}<row r="3"><c r="A3" t="str"><f>A2</f><v>LFV3A24G1K0000001</v></c></row>`;
    const { body } = await send(sheet(header + formula));
    await workImports(tenant);
    expect((await look(body.id)).body.rejects).toMatchObject([{ row: 3, code: 'formula', message: 'VIN: The cell is a formula; please paste it as a value' }]);
  });

  it('a body that says it is too large, before a byte of it is read', async () => {
    const { hostname, port } = new URL(web.url);
    const socket = connect(Number(port), hostname);
    const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    socket.write(`POST /api/v1/imports?kind=deliveries HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer.Authorization}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 80000000\r\n\r\n`);
    const answer = await answered;
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
    expect(answer).toContain('Connection: close');
    socket.destroy();
  });

  it('an upload that breaks off leaves nothing behind', async () => {
    const before = storedFiles();
    const { hostname, port } = new URL(web.url);
    const socket = connect(Number(port), hostname);
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
    socket.write(`POST /api/v1/imports?kind=deliveries HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer.Authorization}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n${head}${'x'.repeat(200_000)}`);
    await expect.poll(storedFiles).not.toEqual(before);
    socket.destroy();
    await expect.poll(storedFiles).toEqual(before);
  });

  it('a kind that nobody knows, a missing file, a body that is no form', async () => {
    expect((await send('a,b', { query: 'kind=cars' })).body.error).toMatchObject({ code: 'invalid-input', fields: [{ field: 'kind' }] });
    expect((await send('a,b', { query: 'kind=deliveries&dryRun=maybe' })).body.error).toMatchObject({ fields: [{ field: 'dryRun' }] });
    expect((await send(null)).body.error).toMatchObject({ fields: [{ field: 'file', message: 'Please choose a file.' }] });
    expect((await send('a,b', { field: 'document' })).body.error).toMatchObject({ fields: [{ field: 'file' }] });
    const two = new FormData();
    for (const name of ['a.csv', 'b.csv']) two.append('file', new Blob(['车架号,姓名\nx,y\n']), name);
    const twice = await fetch(`${web.url}/api/v1/imports?kind=deliveries`, { method: 'POST', body: two, headers: { ...bearer, 'Accept-Language': 'en' } });
    expect(await twice.json()).toMatchObject({ error: { fields: [{ field: 'file', message: 'Please upload one file at a time.' }] } });
    const json = await fetch(`${web.url}/api/v1/imports?kind=deliveries`, { method: 'POST', body: '{}', headers: { ...bearer, 'Content-Type': 'application/json' } });
    expect(json.status).toBe(415);
  });

  it('somebody without a token, or whose role may not import', async () => {
    expect((await send('a,b', { headers: { Authorization: 'Bearer nonsense' } })).status).toBe(401);
    const viewer = await bearerOf(tenant, await tenant.member('viewer'));
    expect((await send('a,b', { headers: viewer })).status).toBe(403);
  });

  it('after all of which the process is alive', async () => {
    await sleep(50);
    const { status, body } = await send('车架号,姓名\nLFV3A24G1K0000001,王芳\n');
    expect(status).toBe(202);
    await workImports(tenant);
    expect((await viewOf(tenant, body.id)).status).toBe('tested');
  });
});

describe('another tenant', () => {
  it('gets the same answer for a foreign import as for one that never was', async () => {
    const { body } = await send('车架号,姓名\nLFV3A24G1K0000001,王芳\n');
    const stranger = await aTenant();
    const theirs = await bearerOf(stranger, stranger.owner);
    const [foreign, unknown] = [await look(body.id, 'en', theirs), await look('01890000-0000-7000-8000-000000000000', 'en', theirs)];
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    const strip = (answer: unknown) => JSON.stringify(answer).replace(/"requestId":"[^"]*"/, '');
    expect(strip(foreign.body)).toBe(strip(unknown.body));
    const caller = await stranger.callerOf(stranger.owner);
    for (const press of [caller.imports.get, caller.imports.run, caller.imports.cancel, caller.imports.rejects, caller.imports.rejectFile]) {
      await expect(press({ importId: body.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(caller.imports.test({ importId: body.id, mapping: { 0: 'vin' } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await look(body.id)).body.status).toBe('testing');
  });
});

describe('the form of the page', () => {
  async function post(content: string | null, { kind = 'deliveries', cookie, origin = web.url }: { kind?: string; cookie: string; origin?: string }) {
    const form = new FormData();
    form.append('kind', kind);
    if (content !== null) form.append('file', new Blob([content]), '明细.csv');
    return fetch(`${web.url}/imports/upload`, { method: 'POST', body: form, headers: { Cookie: cookie, Origin: origin }, redirect: 'manual' });
  }

  it('leads to the import, whose columns wait to be confirmed', async () => {
    const manager = await tenant.member('manager');
    const response = await post('车架号,姓名\nLFV3A24G1K0000001,王芳\n', { cookie: await liveCookieOf(manager) });
    expect(response.status).toBe(303);
    const [, importId = ''] = /^\/imports\/([0-9a-f-]{36})$/.exec(response.headers.get('Location') ?? '') ?? [];
    expect(await viewOf(tenant, importId)).toMatchObject({ status: 'mapping', fileName: '明细.csv', columns: [{ header: '车架号', field: 'vin', samples: ['LFV3A24G1K0000001'] }, { field: 'name' }] });
  });

  it('leads back with the reason when the file is refused', async () => {
    const cookie = await liveCookieOf(await tenant.member('manager'));
    for (const [content, kind, reason] of [['%PDF-1.7', 'deliveries', 'refusal.binary'], [null, 'deliveries', 'upload.file-missing'], ['a,b\n1,2\n', 'cars', 'upload.kind-missing']] as const) {
      const response = await post(content, { kind, cookie });
      expect([response.status, response.headers.get('Location')]).toEqual([303, '/imports']);
      expect(decodeURIComponent(response.headers.get('Set-Cookie') ?? '')).toContain(`"key":"imports:${reason}"`);
    }
  });

  it('is refused from another site, and asks whoever is not signed in to do so', async () => {
    const cookie = await liveCookieOf(tenant.owner);
    expect((await post('a,b', { cookie, origin: 'https://evil.example' })).status).toBe(403);
    const response = await post('a,b', { cookie: 'hf_session=nobody' });
    expect(response.headers.get('Location')).toBe('/sign-in?returnTo=%2Fimports');
  });
});
