/** `SET (…)` and `RESET (…)` that lead from one list of `name=value` to another. */
export function optionChanges(before: readonly string[], after: readonly string[]): readonly string[] {
  const set = after.filter((option) => !before.includes(option));
  const names = new Set(after.map(optionName));
  const reset = before.map(optionName).filter((name) => !names.has(name));
  return [
    ...(set.length === 0 ? [] : [`SET (${set.map(setting).join(', ')})`]),
    ...(reset.length === 0 ? [] : [`RESET (${reset.join(', ')})`]),
  ];
}

/** `name = value`, the value in quotes unless it is a plain word or number. */
export function setting(option: string): string {
  const [name = '', ...rest] = option.split('=');
  const value = rest.join('=');
  return `${name} = ${/^[\w.-]+$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`}`;
}

/** Options as an operation carries them: numbers and booleans as such. */
export function optionRecord(
  options: readonly string[],
): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(
    options.map((option) => {
      const [name = '', ...rest] = option.split('=');
      return [name, optionValue(rest.join('='))];
    }),
  );
}

export function optionName(option: string): string {
  return option.split('=', 1).join();
}

function optionValue(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?(0|[1-9]\d{0,14})(\.\d*[1-9])?$/.test(value) && value !== '-0' ? Number(value) : value;
}
