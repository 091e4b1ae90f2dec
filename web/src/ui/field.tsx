import { useId, type ReactNode } from 'react';

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

export interface FieldProps {
  /** Given when something else must find the control, such as a list of problems. */
  readonly id?: string;
  readonly label: string;
  readonly mark?: string | undefined;
  readonly help?: string | undefined;
  readonly problem?: string | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
}

/** A labelled control with its help and its problem, tied together for those who cannot see them. */
export function Field({ id: given, label, mark, help, problem, children }: FieldProps): ReactNode {
  const own = useId();
  const id = given ?? own;
  const described = [help ? `${id}-help` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className={problem ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {label} {mark !== undefined && <span className="field-mark">{mark}</span>}
      </label>
      {help !== undefined && help !== '' && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': problem ? true : undefined })}
      {problem !== undefined && (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

export interface FieldGroupProps extends Omit<FieldProps, 'children'> {
  readonly id: string;
  readonly children: ReactNode;
}

/** Several controls that answer one question, under its name. */
export function FieldGroup({ id, label, mark, help, problem, children }: FieldGroupProps): ReactNode {
  return (
    <fieldset className={problem === undefined ? 'field' : 'field field-wrong'} aria-describedby={problem === undefined ? undefined : `${id}-problem`}>
      <legend>
        {label} {mark !== undefined && <span className="field-mark">{mark}</span>}
      </legend>
      {help !== undefined && help !== '' && <p className="field-help">{help}</p>}
      {children}
      {problem !== undefined && (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
