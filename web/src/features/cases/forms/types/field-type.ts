import type { ComponentType } from 'react';
import type { Field, Form, Row, Value } from '../../../../data/api/types';
import type { Words } from '../../../../i18n';
import type { Sources } from '../options';
import type { Scene } from '../scene';

export interface ViewProps {
  readonly field: Field;
  readonly values: Row;
  readonly scene: Scene;
}

export interface EditProps extends ViewProps {
  /** Where the field is: `age`, or `services_section.0.service_type`. */
  readonly path: string;
  readonly onChange: (name: string, value: Value) => void;
}

/** What a control shows around itself. */
export interface InputProps extends EditProps {
  readonly label: string;
  readonly mark: string | undefined;
  readonly help: string;
  readonly problem: string | undefined;
}

export interface Found {
  readonly code: 'required' | 'not_a_number' | 'too_small' | 'too_large' | 'not_a_date' | 'year_out_of_range' | 'in_future' | 'ends_before_it_begins';
  readonly facts: Readonly<Record<string, number | string>>;
}

export interface Moment {
  readonly now: Date;
  readonly newId: () => string;
}

/** What the screens ask a field's type. Rules: `docs/domain/field-types.md`. */
export interface FieldType {
  /** A value in words; the value says something. */
  readonly text: (field: Field, value: Value, sources: Sources, words: Words) => string;
  /** Its control with label and help. Without one it is shown, never typed. */
  readonly Input?: ComponentType<InputProps>;
  /** Whether this field, of all of its type, can be typed here. */
  readonly isOffered?: (field: Field) => boolean;
  /** Reading it takes more than a label and a text. */
  readonly View?: ComponentType<ViewProps>;
  /** Editing it takes more than a control; a disabled field is no exception. */
  readonly Edit?: ComponentType<EditProps>;
  /** It is shown where nobody has filled it in, too: that is where it is filled in. */
  readonly isFilledInView?: boolean;
  /** It names what follows. */
  readonly isHeading?: boolean;
  /** The rows' own form. */
  readonly rowForm?: (field: Field, forms: readonly Form[]) => Form | undefined;
  /** What a new record has, given that the form names something to begin with. */
  readonly begin?: (field: Field, given: Value, moment: Moment) => Value;
  /** The value that follows from the others. */
  readonly derive?: (field: Field, values: Row) => Value;
  /** Whether a value that is there still answers nothing where an answer is needed. */
  readonly isNoAnswer?: (value: Value) => boolean;
  readonly problem?: (field: Field, value: Value, now: Date) => Found | undefined;
  /** The change from one value to another, in the server's language; null clears. */
  readonly change?: (was: Value, is: Value) => Value;
}
