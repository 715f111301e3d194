/** One entry of a section in forms from the most complete to the shortest. */
export type Item = readonly [string, ...string[]];

/** A part of the comment that can be shortened or left out as a whole. */
export interface Section {
  /** Named when the section had to be left out: `notes`. */
  readonly name: string;
  /** Lower is kept longer. */
  readonly importance: number;
  /** Fixed Markdown before the items. */
  readonly head: string;
  readonly items: readonly Item[];
}

export interface Fitted {
  readonly text: string;
  /** False when anything was shortened or left out. */
  readonly complete: boolean;
}

const SEPARATOR = '\n\n';
/** Room kept for the sentences that say what is missing. */
const NOTE_UNITS = 120;

/**
 * The sections in their given order, joined, within `limit` UTF-16 units. First every section gets the shortest form of
 * its items, the important sections first; what room is left makes items longer in the same order. A form is
 * taken whole or not at all, so fences and folds are always closed.
 *
 * @param rest Where the rest can be read, to end "12 of 40 shown; the rest is in …".
 */
export function fit(sections: readonly Section[], limit: number, rest: string): Fitted {
  const byImportance = [...sections].sort((a, b) => a.importance - b.importance);
  const chosen = new Map<Section, number[]>();
  let room = limit - NOTE_UNITS - sections.reduce((sum, { name }) => sum + name.length + 2, 0);

  for (const section of byImportance) {
    const fixed = section.head.length + SEPARATOR.length + (section.items.length > 0 ? NOTE_UNITS : 0);
    if (fixed > room) continue;
    room -= fixed;
    const forms: number[] = [];
    for (const item of section.items) {
      const shortest = item.length - 1;
      const cost = lengthOf(item, shortest);
      if (cost > room) break;
      room -= cost;
      forms.push(shortest);
    }
    chosen.set(section, forms);
  }

  for (const section of byImportance)
    chosen.get(section)?.forEach((form, index, forms) => {
      const item = section.items[index] as Item;
      const spare = room + lengthOf(item, form);
      const longest = item.findIndex((_, candidate) => lengthOf(item, candidate) <= spare);
      room = spare - lengthOf(item, longest);
      forms[index] = longest;
    });

  return join(sections, chosen, rest);
}

function lengthOf(item: Item, form: number): number {
  return (item[form] as string).length + SEPARATOR.length;
}

function join(
  sections: readonly Section[],
  chosen: ReadonlyMap<Section, readonly number[]>,
  rest: string,
): Fitted {
  const parts: string[] = [];
  const missing: string[] = [];
  let complete = true;
  for (const section of sections) {
    const forms = chosen.get(section);
    if (forms === undefined) {
      missing.push(section.name);
      continue;
    }
    if (section.head !== '') parts.push(section.head);
    forms.forEach((form, index) => parts.push((section.items[index] as Item)[form] as string));
    if (forms.some((form) => form > 0)) complete = false;
    if (forms.length < section.items.length) {
      complete = false;
      parts.push(`_${forms.length} of ${section.items.length} shown; the rest is in ${rest}._`);
    }
  }
  if (missing.length > 0) parts.push(`_Left out for length: ${missing.join(', ')}; see ${rest}._`);
  return { text: parts.join(SEPARATOR), complete: complete && missing.length === 0 };
}
