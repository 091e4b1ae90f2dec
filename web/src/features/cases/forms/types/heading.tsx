import type { ReactNode } from 'react';
import { Guidance } from '../guidance';
import { fieldLabel } from '../scene';
import type { FieldType, ViewProps } from './field-type';

/** A separator: the name of what follows. */
function Heading({ field, scene }: ViewProps): ReactNode {
  return (
    <div className="form-heading">
      <h3>{fieldLabel(field, scene.words)}</h3>
      <Guidance field={field} words={scene.words} />
    </div>
  );
}

function Nothing(): ReactNode {
  return null;
}

export const separator: FieldType = { text: () => '', View: Heading, Edit: Heading, isHeading: true };

/** A place for what other clients draw; there is nothing of it here. */
export const custom: FieldType = { text: () => '', View: Nothing, Edit: Nothing };
