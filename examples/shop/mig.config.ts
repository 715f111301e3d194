import { defineConfig } from 'mig-check';

export default defineConfig({
  migrations: './migrations',
  schema: './schema.sql',
  guard: { server: 'embedded' },
});
