import { readFileSync } from 'node:fs';

/** What went wrong in a module of the project, and where, as far as the error tells. Lines count from 1. */
export interface ModuleFailure {
  readonly reason: string;
  readonly file?: string;
  readonly line?: number;
}

interface ErrorLike {
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly requireStack?: readonly string[];
}

/**
 * Reads an error that code of the project threw: the reason in one line, and the place in the project's own code.
 *
 * @remarks Never asks `instanceof Error`: the module was loaded outside of a test runner's sandbox.
 */
export function describeFailure(error: unknown, root: string): ModuleFailure {
  if (typeof error !== 'object' || error === null) return { reason: `it threw ${String(error)}` };
  const { name = 'Error', message = '', stack = '', requireStack } = error as ErrorLike;
  return (
    parseFailure(message) ??
    missingModule(message, requireStack) ?? {
      reason: name === 'Error' ? firstLine(message) : `${name}: ${firstLine(message)}`,
      ...ownFrame(stack, root),
    }
  );
}

/** The loader's own wording of a syntax error: reason, then `file:line:column` on a line of its own. */
function parseFailure(message: string): ModuleFailure | undefined {
  const match = /^(?:\w*Error: )?(.*?)\s*\n\s*(\/.*|[A-Za-z]:\\.*):(\d+):\d+\s*$/s.exec(message);
  const [, reason, file, line] = match ?? [];
  return reason === undefined || file === undefined
    ? undefined
    : { reason: firstLine(reason), file, line: Number(line) };
}

function missingModule(message: string, requireStack: readonly string[] = []): ModuleFailure | undefined {
  const [file] = requireStack;
  if (file === undefined) return undefined;
  const name = /'([^']+)'/.exec(message)?.[1];
  const line = name === undefined ? undefined : lineNaming(file, name);
  return { reason: firstLine(message), file, ...(line === undefined ? {} : { line }) };
}

/** The line that imports `name`; the error itself only knows the file. */
function lineNaming(file: string, name: string): number | undefined {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const index = lines.findIndex((line) => line.includes(`'${name}'`) || line.includes(`"${name}"`));
    return index < 0 ? undefined : index + 1;
  } catch {
    return undefined;
  }
}

/** The innermost frame in the project's own code, else nothing: a place in a dependency helps nobody. */
function ownFrame(stack: string, root: string): { file: string; line: number } | undefined {
  for (const frame of stack.split('\n')) {
    const [, file, line] =
      /\(?(?:file:\/\/)?(\/[^():]+|[A-Za-z]:\\[^():]+):(\d+):\d+\)?\s*$/.exec(frame) ?? [];
    if (file?.startsWith(root) === true && !file.includes('node_modules'))
      return { file, line: Number(line) };
  }
  return undefined;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').trim() || 'it threw an error without a message';
}
