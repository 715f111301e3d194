import { defineConfig } from 'mig-check';

export default defineConfig({ migrations: './migrations', guard: { server: 'embedded' } });
