/** Where a call came from; lines count from 1. */
export interface Caller {
  readonly file: string;
  readonly line: number;
}

/** Remembers the stack above `called` without formatting it: V8 does that only when the text is read. */
export function captureStack(called: (...args: never[]) => unknown): { readonly stack?: string } {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, called);
  return holder;
}

/** The calling line in `file` if the stack goes through it, else the nearest caller; `undefined` when unknown. */
export function callerOf({ stack }: { readonly stack?: string }, file?: string): Caller | undefined {
  const frames = (stack ?? '').split('\n').flatMap((line) => parseFrame(line) ?? []);
  return frames.find((frame) => file !== undefined && sameFile(frame.file, file)) ?? frames[0];
}

/** What `callerOf` gives, once somebody asks: to format a stack takes longer than to send a statement. */
export function callerLater(stack: { readonly stack?: string }, file?: string): Later<Caller> {
  let found: Partial<Caller> | undefined;
  const caller = (): Partial<Caller> => (found ??= callerOf(stack, file) ?? {});
  return {
    get file() {
      return caller().file;
    },
    get line() {
      return caller().line;
    },
  };
}

type Later<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** `at upgrade (/p/1_users.ts:7:12)`, `at file:///p/1_users.ts:7:12` */
function parseFrame(line: string): Caller | undefined {
  const [, location, number] = /^\s*at (?:.*\()?(.+?):(\d+):\d+\)?$/.exec(line) ?? [];
  if (location === undefined || location.startsWith('node:')) return undefined;
  return { file: withoutScheme(location), line: Number(number) };
}

function withoutScheme(location: string): string {
  if (!location.startsWith('file:')) return location.replace(/^async /, '');
  const path = decodeURIComponent(new URL(location).pathname);
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

/** Loaders add a query to the path of a module that they load again. */
function sameFile(a: string, b: string): boolean {
  return a.replace(/[?#].*$/, '').replaceAll('\\', '/') === b.replaceAll('\\', '/');
}
