import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: AnySchema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: AnySchema & { properties?: object } }>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Content | { readonly $ref: string }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: unknown;
}

export interface Matched {
  readonly operationId: string;
  readonly path: Readonly<Record<string, string>>;
}

/**
 * GitHub's own OpenAPI description, cut to the operations in use by scripts/extract-github-openapi.mjs, as a judge of
 * requests and responses.
 */
export class GitHubDescription {
  readonly #description: Description;
  readonly #ajv: Ajv;

  constructor() {
    const file = join(__dirname, 'openapi.json');
    this.#description = JSON.parse(readFileSync(file, 'utf8')) as Description;
    this.#ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: false, allErrors: true });
    this.#ajv.addSchema({ $id: 'github', components: this.#description.components });
  }

  /** The operation and everything wrong with the request. */
  request({ method, path, query, headers, body }: Request): { matched?: Matched; problems: string[] } {
    const found = this.#find(method, path);
    if (found === undefined) return { problems: [`${method} ${path} is no operation that is known`] };
    const { operation, values } = found;
    const problems = [...this.#headerProblems(headers, body)];
    const parameters = (operation.parameters ?? []).map((each) => this.#resolve<Parameter>(each));
    for (const parameter of parameters) {
      const text =
        parameter.in === 'path' ? values[parameter.name] : (query.get(parameter.name) ?? undefined);
      if (text === undefined && parameter.required === true) problems.push(`${parameter.name} is missing`);
      if (text === undefined) continue;
      const valid = [text, Number(text)].some((value) => this.#validator(parameter.schema)(value));
      if (!valid) problems.push(`${parameter.name} cannot be ${text}`);
    }
    for (const name of query.keys())
      if (!parameters.some((parameter) => parameter.in === 'query' && parameter.name === name))
        problems.push(`${operation.operationId} has no parameter ${name}`);
    problems.push(...this.#bodyProblems(operation, body));
    return { matched: { operationId: operation.operationId, path: values }, problems };
  }

  /** Everything wrong with a response of our own. */
  response(operationId: string, status: number, body: unknown): string[] {
    const operation = Object.values(this.#description.paths)
      .flatMap((methods) => Object.values(methods))
      .find((each) => each.operationId === operationId);
    const answer = operation?.responses[status];
    if (answer === undefined) return [`${operationId} never answers ${status}`];
    const schema = this.#resolve<Content>(answer).content?.['application/json']?.schema;
    if (schema === undefined) return body === undefined ? [] : [`${operationId} ${status} has no body`];
    return this.#errors(schema, body, `${operationId} ${status}`);
  }

  #find(method: string, path: string): { operation: Operation; values: Record<string, string> } | undefined {
    for (const [template, methods] of Object.entries(this.#description.paths)) {
      const operation = methods[method.toLowerCase()];
      const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
      const match = new RegExp(`^${pattern}$`).exec(path);
      if (operation !== undefined && match !== null) return { operation, values: { ...match.groups } };
    }
    return undefined;
  }

  *#headerProblems(headers: Request['headers'], body: unknown): Iterable<string> {
    if (!/^(token|bearer) \S+$/i.test(String(headers['authorization'] ?? '')))
      yield 'no token in Authorization';
    if (!String(headers['accept'] ?? '').includes('application/vnd.github'))
      yield 'Accept names no API version';
    if ((headers['user-agent'] ?? '') === '') yield 'no User-Agent, which GitHub refuses';
    if (body !== undefined && !String(headers['content-type'] ?? '').startsWith('application/json'))
      yield 'the body is not declared as JSON';
  }

  #bodyProblems({ operationId, requestBody }: Operation, body: unknown): string[] {
    if (requestBody === undefined) return body === undefined ? [] : [`${operationId} takes no body`];
    if (body === undefined) return requestBody.required === true ? [`${operationId} needs a body`] : [];
    const schema = requestBody.content?.['application/json']?.schema;
    if (schema === undefined) return [];
    const unknown = Object.keys(body as object).filter((key) => !(key in (schema.properties ?? {})));
    return [
      ...unknown.map((key) => `${operationId} does not know ${key}`),
      ...this.#errors(schema, body, operationId),
    ];
  }

  #errors(schema: AnySchema, value: unknown, where: string): string[] {
    const validate = this.#validator(schema);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${where}${instancePath}: ${message}`);
  }

  #validator(schema: AnySchema): ValidateFunction {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"github#/components');
    return this.#ajv.compile(JSON.parse(text) as AnySchema);
  }

  #resolve<T extends object>(node: T | { readonly $ref: string }): T {
    if (!('$ref' in node)) return node;
    const steps = node.$ref.slice(2).split('/');
    return steps.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], this.#description) as T;
  }
}
