/** What `mig-check explain CODE` prints for a finding. */
export interface FindingPage {
  /** A few words, for lists. */
  readonly title: string;
  /** Why it matters and what to do, in Markdown. */
  readonly docs: string;
}
