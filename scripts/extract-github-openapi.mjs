// Cuts the operations that the Action uses out of GitHub's OpenAPI description, without their prose.
//
//   npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
//   node scripts/extract-github-openapi.mjs package/generated/api.github.com.json
//
// Writes test/support/github/openapi.json. The whole package is 400 MB, so it is no dependency.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OPERATIONS = [
  ['get', '/user'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['delete', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
];
const PROSE = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags', 'title']);

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error('Usage: node scripts/extract-github-openapi.mjs <api.github.com.json>');
  process.exit(3);
}
const whole = JSON.parse(readFileSync(source, 'utf8'));

/** Keeps the places where a key is a name chosen by the API (a property called `description`) apart from prose. */
function withoutProse(node, keysAreNames = false) {
  if (Array.isArray(node)) return node.map((item) => withoutProse(item));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => keysAreNames || (!PROSE.has(key) && !key.startsWith('x-')))
      .map(([key, value]) => [key, withoutProse(value, key === 'properties' && !keysAreNames)]),
  );
}

/** Every `#/components/…` that a node refers to, and what those refer to in turn. */
function collectReferences(node, into) {
  if (Array.isArray(node)) for (const item of node) collectReferences(item, into);
  else if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node)) {
      if (key !== '$ref' || typeof value !== 'string') collectReferences(value, into);
      else if (!into.has(value)) {
        into.add(value);
        collectReferences(lookUp(value), into);
      }
    }
}

function lookUp(reference) {
  return reference
    .slice(2)
    .split('/')
    .reduce((node, key) => node[key.replaceAll('~1', '/').replaceAll('~0', '~')], whole);
}

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const paths = {};
for (const [method, path] of OPERATIONS) {
  const { operationId, parameters, requestBody, responses } = whole.paths[path][method];
  (paths[path] ??= {})[method] = withoutProse({ operationId, parameters, requestBody, responses });
}
const references = new Set();
collectReferences(paths, references);

const components = {};
for (const reference of [...references].sort(byText)) {
  const [, , kind, name] = reference.split('/');
  (components[kind] ??= {})[name] = withoutProse(lookUp(reference));
}

const file = join(dirname(fileURLToPath(import.meta.url)), '../test/support/github/openapi.json');
const { openapi, info } = whole;
writeFileSync(file, `${JSON.stringify({ openapi, info: { version: info.version }, paths, components })}\n`);
console.log(`${file}: ${OPERATIONS.length} operations, ${references.size} components`);
