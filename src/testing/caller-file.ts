import { fileURLToPath } from 'node:url';

/**
 * Absolute file of the code that called `api`, or undefined when the stack does not tell.
 * Read from the stack at call time, so that one helper serves every test runner.
 */
export function callerFile(api: (...args: never[]) => unknown): string | undefined {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, api);
  for (const line of (holder.stack ?? '').split('\n').slice(1)) {
    const file = fileOfFrame(line);
    if (file !== undefined && !file.startsWith('node:')) return file;
  }
  return undefined;
}

/** `at name (file:line:column)` or `at file:line:column`. */
function fileOfFrame(line: string): string | undefined {
  const file = /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/]).*?):\d+:\d+\)?$/.exec(line.trim())?.[1];
  return file?.startsWith('file://') ? fileURLToPath(file) : file;
}
