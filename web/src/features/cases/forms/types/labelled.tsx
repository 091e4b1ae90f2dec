import type { ReactNode } from 'react';
import { Field as Labelled, type FieldIds } from '../../../../ui/field';
import { Guidance } from '../guidance';
import { controlId } from '../scene';
import type { InputProps } from './field-type';

/** One control under its name, with what helps to fill it in. */
export function LabelledInput({ field, scene, path, label, mark, help, problem, children }: InputProps & { readonly children: (ids: FieldIds) => ReactNode }): ReactNode {
  return (
    <>
      <Labelled id={controlId(path)} label={label} mark={mark} help={help} problem={problem}>
        {children}
      </Labelled>
      <Guidance field={field} words={scene.words} />
    </>
  );
}
