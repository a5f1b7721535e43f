import fs from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { createTestDatabase, keepTestDatabase } from './test-database';

// Runs before every test file, and before any module of the product is loaded: they read their environment once.
// A worker's slot has one database, made anew for each file, so that no file sees what another one wrote.
const database = await createTestDatabase(`test_${process.env.VITEST_POOL_ID ?? '1'}`);
keepTestDatabase(database);
process.env.DATABASE_URL = database.appUrl;
process.env.DATA_DIR = fs.mkdtempSync(path.join(inject('cluster').scratch, 'data-'));
