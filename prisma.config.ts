import { defineConfig } from 'prisma/config';

// Folder and table are Prisma's standard ones, so `npx prisma migrate` works for whoever has its engine.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL ?? 'postgresql://localhost/huifang' },
});
