import type { ReactNode, Ref } from 'react';
import { useWords } from '../../i18n';
import { Field } from '../../ui/field';

export interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One's own password, wherever it is asked for: so that a password manager finds it everywhere alike. */
export function PasswordField({ value, onChange, ref }: PasswordFieldProps): ReactNode {
  const { t } = useWords();
  return (
    <Field label={t('login.password')}>
      {(ids) => (
        <input
          {...ids}
          ref={ref}
          type="password"
          autoComplete="current-password"
          required
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
