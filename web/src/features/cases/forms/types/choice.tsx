import type { ReactNode } from 'react';
import { Field as Labelled, FieldGroup } from '../../../../ui/field';
import { Picker } from '../../../../ui/picker';
import { Guidance } from '../guidance';
import { choiceText, choicesFor, isKnownSource, isOfferedHere, type Choice } from '../options';
import { controlId } from '../scene';
import { codes } from '../values';
import type { FieldType, InputProps } from './field-type';

/** Up to this many choices are laid open; more are a list to pick from; very many are searched by typing. */
const laidOpen = 6;
const listed = 25;

function Choices({ always, ...props }: InputProps & { readonly always: boolean }): ReactNode {
  const { field, scene, values } = props;
  const { t, language } = scene.words;
  const found = choicesFor(field, scene.sources, values, language);
  const choices = found.map(({ id, text, retired }) => ({ ...(retired === true ? { retired } : {}), id, text: retired === true ? t('forms.retired_choice', { text }) : text }));
  const many = field.multi_select === true;
  const open = choices.length > 0 && (always || choices.length <= (many ? laidOpen : 3));
  return (
    <>
      {open ? <Open {...props} choices={choices} many={many} /> : <Closed {...props} choices={choices} many={many} />}
      <Guidance field={field} words={scene.words} />
    </>
  );
}

type WithChoices = InputProps & { readonly choices: readonly Choice[]; readonly many: boolean };

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
  // A closed list cuts what is wider than it is; what is not offered any more has to be read whole.
  const lost = short ? choices.find(({ id, retired }) => retired === true && chosen.includes(id))?.text : undefined;
  const said = [help, lost].filter((one) => one !== undefined && one !== '').join(' ');
  return (
    <Labelled id={controlId(path)} label={label} mark={mark} help={said} problem={problem}>
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

export const selectBox: FieldType = {
  text: (field, value, sources, { language }) => codes(value).map((id) => choiceText(field, sources, id, language)).join(', '),
  Input: (props) => <Choices {...props} always={false} />,
  isOffered: isKnownSource,
  begin: (field, given) => {
    const offered = codes(given).filter((id) => isOfferedHere(field, id));
    return field.multi_select === true ? offered : offered[0];
  },
};

export const radioButton: FieldType = { ...selectBox, Input: (props) => <Choices {...props} always /> };
