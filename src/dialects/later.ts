/**
 * A function of a module that is loaded when it is first called: of what a dialect knows, most commands need little.
 *
 * @param load with `import()`, so that the module is a file of its own in the package
 */
export function later<Args extends readonly unknown[], Result>(
  load: () => Promise<(...args: Args) => Result | Promise<Result>>,
): (...args: Args) => Promise<Result> {
  return async (...args) => (await load())(...args);
}
