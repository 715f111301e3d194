/**
 * Order of migration files as people number them: runs of digits compare as numbers of any length, the rest by code
 * unit. `2_b` comes before `10_a`, and `20240101` before `20240102`.
 */
export function compareNames(a: string, b: string): number {
  const left = a.split(DIGITS);
  const right = b.split(DIGITS);
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = compareParts(left[index] ?? '', right[index] ?? '');
    if (difference !== 0) return difference;
  }
  return left.length - right.length || compareText(a, b);
}

const DIGITS = /(\d+)/;

function compareParts(a: string, b: string): number {
  if (!/^\d+$/.test(a) || !/^\d+$/.test(b)) return compareText(a, b);
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
