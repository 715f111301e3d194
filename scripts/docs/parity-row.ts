/** A row of the list of behaviours: in a few words, and what is done otherwise than by a test of its own. */
export interface ParityRow {
  readonly text: string;
  /** `later`: not built yet. `other`: done in another way, or not wanted here. */
  readonly state?: 'later' | 'other';
  readonly remark?: string;
}

export const row = (text: string, state?: ParityRow['state'], remark?: string): ParityRow => ({
  text,
  ...(state === undefined ? {} : { state }),
  ...(remark === undefined ? {} : { remark }),
});
