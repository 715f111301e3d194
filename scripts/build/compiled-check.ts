import { resolve } from 'node:path';
import standalone from 'ajv/dist/standalone/index.js';
import { configSchema } from '../../src/config/schema/config-schema.ts';
import { createAjv } from '../../src/config/schema/check-config.ts';

const MODULE = resolve(import.meta.dirname, '../../src/config/schema/check-config.ts');

/** Puts the compiled check of the configuration in the place of the module that compiles it. */
export function compiledCheck(): {
  name: string;
  load: (id: string) => { code: string; moduleType: 'js' } | undefined;
} {
  return {
    name: 'compiled-check',
    load: (id) => (resolve(id) === MODULE ? { code: compiledCheckSource(), moduleType: 'js' } : undefined),
  };
}

/** Text of an ES module that exports `checkConfig`, and needs nothing to compile it. */
export function compiledCheckSource(): string {
  const ajv = createAjv({ source: true });
  ajv.addSchema(configSchema, 'config');
  const code = standalone.default(ajv, { checkConfig: 'config' });
  // The one helper that it loads counts code points; lengths are only ever compared with one.
  return code.replace(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, '(text) => text.length');
}
