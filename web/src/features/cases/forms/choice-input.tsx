import type { ReactNode } from 'react';
import { localized } from '../../../i18n/format';
import { Field as Labelled, FieldGroup } from '../../../ui/field';
import { Picker } from '../../../ui/picker';
import type { FieldEditProps } from './field-edit';
import { Guidance } from './guidance';
import { choicesFor, type Choice } from './options';
import { controlId } from './scene';
import { codes } from './values';

export interface ChoiceInputProps extends FieldEditProps {
  readonly label: string;
  readonly mark: string | undefined;
  readonly help: string;
  readonly problem: string | undefined;
}

/** Up to this many choices are laid open; more are a list to pick from; very many are searched by typing. */
const laidOpen = 6;
const listed = 25;

export function ChoiceInput(props: ChoiceInputProps): ReactNode {
  const { field, scene, values } = props;
  if (field.type === 'tick_box') {
    return (
      <>
        <Tick {...props} />
        <Guidance field={field} words={scene.words} />
      </>
    );
  }
  const choices = choicesFor(field, scene.sources, values, scene.words.language);
  const many = field.multi_select === true;
  const open = choices.length > 0 && (field.type === 'radio_button' || choices.length <= (many ? laidOpen : 3));
  return (
    <>
      {open ? <Open {...props} choices={choices} many={many} /> : <Closed {...props} choices={choices} many={many} />}
      <Guidance field={field} words={scene.words} />
    </>
  );
}

function Tick({ field, values, scene, path, onChange, label, mark, help, problem }: ChoiceInputProps): ReactNode {
  const beside = localized(field.tick_box_label, scene.words.language);
  const id = controlId(path);
  return (
    <FieldGroup id={id} label={label} mark={mark} help={help} problem={problem}>
      <label className="choice">
        <input
          id={id}
          type="checkbox"
          checked={String(values[field.name]) === 'true'}
          onChange={(event) => {
            onChange(field.name, event.target.checked);
          }}
        />
        {beside === '' ? scene.words.t('forms.yes') : beside}
      </label>
    </FieldGroup>
  );
}

type WithChoices = ChoiceInputProps & { readonly choices: readonly Choice[]; readonly many: boolean };

function Open({ field, values, path, onChange, label, mark, help, problem, choices, many, scene }: WithChoices): ReactNode {
  const id = controlId(path);
  const chosen = codes(values[field.name]);
  const pick = (choice: string, on: boolean): void => {
    if (!many) onChange(field.name, on ? choice : null);
    else onChange(field.name, on ? [...chosen, choice] : chosen.filter((one) => one !== choice));
  };
  return (
    <FieldGroup id={id} label={label} mark={mark} help={help} problem={problem}>
      <div className="choices">
        {choices.map((choice, at) => (
          <label key={choice.id} className="choice">
            <input
              id={at === 0 ? id : undefined}
              type={many ? 'checkbox' : 'radio'}
              name={id}
              checked={chosen.includes(choice.id)}
              onChange={(event) => {
                pick(choice.id, event.target.checked);
              }}
            />
            {choice.text}
          </label>
        ))}
      </div>
      {!many && chosen.length > 0 && (
        <button
          type="button"
          className="link"
          onClick={() => {
            onChange(field.name, null);
          }}
        >
          {scene.words.t('forms.clear')}
          <span className="unseen"> {label}</span>
        </button>
      )}
    </FieldGroup>
  );
}

function Closed({ field, values, path, onChange, label, mark, help, problem, choices, many, scene }: WithChoices): ReactNode {
  const { t } = scene.words;
  const chosen = codes(values[field.name]);
  const short = !many && choices.length <= listed && choices.length > 0;
  return (
    <Labelled id={controlId(path)} label={label} mark={mark} help={help} problem={problem}>
      {(ids) =>
        short ? (
          <select
            {...ids}
            aria-required={field.required === true}
            value={chosen[0] ?? ''}
            onChange={(event) => {
              onChange(field.name, event.target.value === '' ? null : event.target.value);
            }}
          >
            <option value="">{t('forms.choose')}</option>
            {choices.map(({ id, text }) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </select>
        ) : (
          <Picker
            ids={ids}
            choices={choices}
            chosen={chosen}
            many={many}
            words={{
              none: t('forms.no_choice'),
              more: (count) => t('forms.more_choices', { count }),
              remove: (text) => t('forms.remove_choice', { text }),
              found: (count) => t('forms.choices_found', { count }),
              placeholder: t('forms.type_to_search'),
            }}
            onChange={(picked) => {
              onChange(field.name, many ? picked : (picked[0] ?? null));
            }}
          />
        )
      }
    </Labelled>
  );
}
