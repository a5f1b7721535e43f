import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { forgetProduct, launchProduct } from './launched-product';

/**
 * Browser tests use the product as people get it: `bin/up.mjs` on an empty DATA_DIR of its own, with its demo tenants.
 * Tests find that folder in E2E_DATA_DIR (demo-logins.json, log/).
 */
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'huifang-e2e-'));
  process.env.E2E_DATA_DIR = dataDir;
  try {
    const product = await launchProduct({ dataDir, port: process.env.E2E_PORT ?? '' });
    return async () => {
      await product.end('SIGTERM');
      forgetProduct(dataDir);
    };
  } catch (error) {
    forgetProduct(dataDir);
    throw error;
  }
}
