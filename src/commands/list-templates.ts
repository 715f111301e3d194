import { templatesOf, type TemplatesOptions } from './init/templates.ts';

export interface TemplateInfo {
  /** As `init` takes it. */
  readonly name: string;
  /** One line. */
  readonly summary: string;
}

/** What `init` can make a project of; the first is the default. @throws MIG_TEMPLATES_UNREADABLE */
export function listTemplates(options: TemplatesOptions = {}): readonly TemplateInfo[] {
  return templatesOf(options).map(({ name, summary }) => ({ name, summary }));
}
