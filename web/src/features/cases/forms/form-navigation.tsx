import type { ReactNode } from 'react';
import type { Row } from '../../../data/api/types';
import { localized } from '../../../i18n/format';
import type { Words } from '../../../i18n';
import { Icon } from '../../../ui/icon';
import { completenessOf } from './completeness';
import type { FormGroup } from './definition';

export interface FormNavigationProps {
  readonly groups: readonly FormGroup[];
  readonly current: string | undefined;
  readonly values: Row;
  readonly wrong: ReadonlySet<string>;
  readonly phone: boolean;
  readonly words: Words;
  readonly onOpen: (form: string) => void;
  /** Entries of the record that are not forms, such as its referrals. */
  readonly more?: readonly { readonly id: string; readonly title: string }[];
}

/** All forms by group, with how far each is. On a phone it unfolds above the form. */
export function FormNavigation(props: FormNavigationProps): ReactNode {
  const { groups, current, phone, words, more = [] } = props;
  const now = groups.flatMap(({ forms }) => forms).find(({ form }) => form.unique_id === current)?.form;
  const title = now === undefined ? more.find(({ id }) => id === current)?.title : localized(now.name, words.language);
  if (!phone) return <Entries {...props} />;
  return (
    <details className="forms-fold" key={current}>
      <summary>{words.t('forms.navigation.now', { form: title ?? '' })}</summary>
      <Entries {...props} />
    </details>
  );
}

function Entries({ groups, current, values, wrong, phone, words, onOpen, more = [] }: FormNavigationProps): ReactNode {
  return (
    <nav className="forms-nav" aria-label={words.t('forms.navigation')}>
      {more.length > 0 && (
        <ul>
          {more.map(({ id, title }) => (
            <li key={id}>
              <Entry id={id} current={current} onOpen={onOpen}>
                <span>{title}</span>
              </Entry>
            </li>
          ))}
        </ul>
      )}
      {groups.map((group) => (
        <div key={group.id}>
          <h3>{group.name}</h3>
          <ul>
            {group.forms.map(({ form }) => {
              const { filled, all, state } = completenessOf(form, values, phone);
              return (
                <li key={form.unique_id}>
                  <Entry id={form.unique_id} current={current} onOpen={onOpen}>
                    <span>{localized(form.name, words.language)}</span>
                    <span className={`mark mark-${wrong.has(form.unique_id) ? 'wrong' : state}`}>
                      {wrong.has(form.unique_id) && <Icon name="warning" />}
                      {!wrong.has(form.unique_id) && state === 'complete' && <Icon name="check" />}
                      <span aria-hidden="true" className="number">
                        {all === 0 ? '' : `${filled}/${all}`}
                      </span>
                      <span className="unseen">{words.t(wrong.has(form.unique_id) ? 'forms.mark.wrong' : 'forms.mark.filled', { filled, all })}</span>
                    </span>
                  </Entry>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface EntryProps {
  readonly id: string;
  readonly current: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly children: ReactNode;
}

function Entry({ id, current, onOpen, children }: EntryProps): ReactNode {
  return (
    <button
      type="button"
      className="forms-entry"
      aria-current={id === current ? 'true' : undefined}
      onClick={() => {
        onOpen(id);
      }}
    >
      {children}
    </button>
  );
}
