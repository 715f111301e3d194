import { _, Ajv, type KeywordCxt, type ValidateFunction } from 'ajv';
import type { Config } from '../define-config.ts';
import { configSchema } from './config-schema.ts';

/**
 * Checks a configuration against its JSON Schema; what is wrong with it is in `errors` then.
 *
 * @remarks The build puts the compiled check in the place of this module, so that no program compiles it at its start.
 */
export const checkConfig: ValidateFunction<Config> = createAjv().compile<Config>(configSchema);

/** @param source keep the text of what is compiled, as an ES module */
export function createAjv({ source = false }: { readonly source?: boolean } = {}): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    inlineRefs: false,
    code: { source, esm: true },
  });
  ajv.addKeyword({
    keyword: 'writer',
    schemaType: 'boolean',
    code: (context: KeywordCxt) => {
      const { data } = context;
      context.fail(
        _`!(typeof ${data} === "string" ? ${data} !== "" : ${data} !== null && ${data} !== undefined && typeof ${data}.write === "function")`,
      );
    },
  });
  return ajv.addKeyword({
    keyword: 'function',
    schemaType: 'boolean',
    code: (context: KeywordCxt) =>
      context.fail(_`![${context.data}].flat().every((item) => typeof item === "function")`),
  });
}
