import { defineConfig } from 'mig-check';

export default defineConfig({ migrations: './leaky', guard: { server: 'embedded' } });
