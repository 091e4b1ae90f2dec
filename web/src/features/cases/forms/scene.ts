import type { Field, Form, Row } from '../../../data/api/types';
import { localized } from '../../../i18n/format';
import type { Words } from '../../../i18n';
import type { Sources } from './options';
import type { FieldProblem } from './validation';

/** What every field on a form needs to know around it. */
export interface Scene {
  readonly forms: readonly Form[];
  readonly sources: Sources;
  /** All values of the record, for conditions that look beyond the form. */
  readonly record: Row;
  /** The values as they were last saved. */
  readonly original: Row;
  readonly phone: boolean;
  readonly words: Words;
  readonly problems: readonly FieldProblem[];
}

export function fieldLabel(field: Field, { language }: Words): string {
  return localized(field.display_name, language) || field.name.replaceAll('_', ' ');
}

/** Fields that are shown in part or not at all, although role and forms would open them. */
export function withheldOf({ withheld }: Row): readonly string[] {
  return Array.isArray(withheld) ? withheld.map(String) : [];
}

/** Id of a field's control, so that a problem can lead to it. */
export function controlId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}

export function problemWords(problem: FieldProblem, { t, find }: Words): string {
  // What the server found has the server's codes.
  return find(`forms.problem.${problem.code}`, problem.facts) ?? find(`problem.field.${problem.code}`) ?? t('problem.field.invalid');
}

export function problemAt(path: string, scene: Scene): string | undefined {
  const problem = scene.problems.find((one) => one.path === path);
  return problem === undefined ? undefined : problemWords(problem, scene.words);
}
