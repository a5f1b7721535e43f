import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const folder = (name: string): string => fileURLToPath(new URL(`./${name}/`, import.meta.url));

/**
 * Where tests need no database; the process environment of every test is the same on every machine.
 * Vitest puts Vite's base path into BASE_URL, where the product expects its address.
 */
const env = {
  NODE_ENV: 'test' as const,
  LOG_LEVEL: 'silent',
  SESSION_SECRET: 'only-for-tests-'.repeat(4),
  TZ: 'UTC',
  BASE_URL: 'http://127.0.0.1:3000',
};

/** Suites on a real PostgreSQL: one server for all of them, one database per test file (tests/setup). */
const onDatabase = {
  globalSetup: ['tests/setup/servers.ts'],
  setupFiles: ['tests/setup/database-per-file.ts'],
  testTimeout: 90_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  resolve: {
    alias: [
      { find: /^#app\//, replacement: folder('app') },
      { find: /^#workers\//, replacement: folder('workers') },
      { find: /^#tests\//, replacement: folder('tests') },
    ],
  },
  test: {
    env,
    pool: 'forks',
    maxWorkers: 2,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{app,workers,bin,templates,prisma}/**/*.test.{ts,tsx}'], testTimeout: 15_000 },
      },
      { extends: true, test: { name: 'integration', include: ['tests/integration/**/*.test.{ts,tsx}'], ...onDatabase } },
      { extends: true, test: { name: 'isolation', include: ['tests/isolation/**/*.test.{ts,tsx}'], ...onDatabase } },
    ],
  },
});
