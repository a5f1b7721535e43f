import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packagesIn } from './lib/production.mjs';
import { root } from './lib/paths.mjs';

const read = (name: string): string => fs.readFileSync(path.join(root, name), 'utf8');
const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;

/** The part of the compose format this product uses; a misspelt key is an error here, as it is for Docker. */
const serviceSchema = {
  type: 'object',
  additionalProperties: false,
  anyOf: [{ required: ['image'] }, { required: ['build'] }],
  properties: {
    build: text,
    command: texts,
    depends_on: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['condition'],
        properties: { condition: { enum: ['service_started', 'service_healthy', 'service_completed_successfully'] } },
      },
    },
    environment: { type: 'object', additionalProperties: text },
    healthcheck: {
      type: 'object',
      additionalProperties: false,
      required: ['test'],
      properties: { test: texts, interval: text, timeout: text, retries: { type: 'integer' }, start_period: text },
    },
    image: text,
    init: { type: 'boolean' },
    ports: texts,
    profiles: texts,
    restart: { enum: ['no', 'always', 'on-failure', 'unless-stopped'] },
    shm_size: text,
    stop_grace_period: { type: 'string', pattern: '^\\d+s$' },
    volumes: texts,
  },
};
const composeSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['services', 'volumes'],
  properties: { services: { type: 'object', additionalProperties: serviceSchema }, volumes: { type: 'object' } },
  patternProperties: { '^x-': {} },
};

interface Service {
  command?: string[];
  environment?: Record<string, string>;
  image?: string;
  ports?: string[];
  profiles?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
}

describe('docker-compose.yml', () => {
  const compose: { services: Record<string, Service>; volumes: Record<string, unknown> } = parse(read('docker-compose.yml'), { merge: true });
  const services = Object.entries(compose.services);

  test('has the shape Docker expects', () => {
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(composeSchema);
    expect(validate(compose) ? [] : validate.errors).toEqual([]);
  });

  test('starts database, queue, migration, web and worker; the mail catcher only for development', () => {
    expect(services.map(([name]) => name)).toEqual(['postgres', 'valkey', 'migrate', 'web', 'worker', 'mailpit']);
    expect(compose.services.mailpit?.profiles).toEqual(['dev']);
  });

  test('publishes nothing beyond this machine', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['web', 'mailpit']);
  });

  test('knows no password: each one must be given', () => {
    const values = services.flatMap(([, { environment = {} }]) => Object.entries(environment));
    const secrets = values.filter(([name]) => /PASSWORD|SECRET|^DATABASE/.test(name));
    expect(secrets.length).toBeGreaterThan(6);
    for (const [, value] of secrets) expect(value).toMatch(/\$\{\w+:\?[^}]+\}/);
  });

  test('pins the major version of every image', () => {
    const images = services.map(([, { image }]) => image).filter((image) => image !== undefined && image !== 'huifang');
    for (const image of images) expect(image).toMatch(/:v?\d+/);
  });

  test('names only services, volumes and programs that exist', () => {
    for (const [, { command = [], depends_on: before = {}, volumes = [] }] of services) {
      for (const name of Object.keys(before)) expect(compose.services).toHaveProperty(name);
      for (const volume of volumes) expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
      for (const script of command.filter((word) => word.startsWith('bin/'))) expect(fs.existsSync(path.join(root, script))).toBe(true);
      for (const script of command.filter((word) => word.startsWith('build/'))) expect(read('bin/lib/build.mjs')).toContain(`${path.basename(script, '.js')}: '`);
    }
  });
});

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile');
  const ignored = read('.dockerignore').split('\n');
  const made = ['node_modules', 'build'];

  test('runs only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const used = [...dockerfile.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
    expect(used).toEqual(['build']);
    for (const name of used) expect(scripts).toHaveProperty(String(name));
  });

  test('copies only what exists and is not ignored', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?:--\S+ )*(.+) \S+$/gm)].flatMap(([, list]) => String(list).split(' '));
    for (const source of sources.map((item) => item.replace(/^\/app\//, ''))) {
      if (made.includes(source)) continue;
      expect(fs.existsSync(path.join(root, source)), source).toBe(true);
      expect(ignored).not.toContain(source);
    }
  });

  test('does not run as root and uses a Node.js the launcher accepts', () => {
    expect(dockerfile.trim().split('\n').findLast((line) => line.startsWith('USER'))).toBe('USER node');
    expect(new Set([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image))).toEqual(new Set(['node:20-slim']));
  });
});

test('packages a program loads are found in all their spellings', () => {
  const program = `import a from "pg";
import "@scope/b/inner";
import * as fs from "node:fs"; import x from "./x.js";
export { y } from 'zod/v4'; const late = await import("exceljs"); const text = "from 'nowhere'";
import {
  join } from "path";`;
  expect([...packagesIn(program)].sort()).toEqual(['@scope/b', 'exceljs', 'pg', 'zod']);
});
