import { createContext, use, type ReactNode } from 'react';
import { useWords, type Words } from '../../i18n';
import { Field, FieldGroup } from '../../ui/field';
import { Holidays } from './holidays';
import { parts, sayRisk, sayService, units, weekdays, type Duration, type Given } from './rules';

export type Problems = Readonly<Record<string, readonly string[]>>;

export interface PackFormProps {
  readonly pack: Given;
  readonly problems: Problems;
  readonly onChange: (pack: Given) => void;
}

const ProblemsContext = createContext<Problems>({});

/** What the server says is wrong there, in words. */
export function sayProblem(problems: Problems, path: string, { find, t }: Words): string | undefined {
  const code = problems[path]?.[0];
  return code === undefined ? undefined : (find(`policies.problem.${code}`) ?? t('problem.invalid'));
}

export function useProblem(path: string): string | undefined {
  return sayProblem(use(ProblemsContext), path, useWords());
}

/** All that a pack says, each where it can be changed; levels of risk and services are those it has. */
export function PackForm({ pack, problems, onChange }: PackFormProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const put = (change: Partial<Given>): void => {
    onChange({ ...pack, ...change });
  };
  return (
    <ProblemsContext value={problems}>
      <Field label={t('policies.name')} help={t('policies.name.help')} problem={sayProblem(problems, 'title', words)}>
        {(ids) => <input {...ids} required maxLength={200} dir="auto" value={pack.title} onChange={(event) => { put({ title: event.target.value }); }} />}
      </Field>
      {Object.keys(pack.deadlines).map((risk) => (
        <OfRisk key={risk} risk={risk} pack={pack} wrong={Object.keys(problems).some((path) => path.split('/')[1] === risk)} put={put} />
      ))}
      <details className="card">
        <summary>{t('policies.others')}</summary>
        <Others pack={pack} put={put} />
      </details>
      <details className="card" open={Object.keys(problems).some((path) => path.startsWith('holidays'))}>
        <summary>{t('policies.holidays', { count: pack.holidays.length })}</summary>
        <Holidays holidays={pack.holidays} onChange={(holidays) => { put({ holidays }); }} />
      </details>
    </ProblemsContext>
  );
}

type Put = (change: Partial<Given>) => void;

function OfRisk({ risk, pack, wrong, put }: { readonly risk: string; readonly pack: Given; readonly wrong: boolean; readonly put: Put }): ReactNode {
  const words = useWords();
  const { t, find } = words;
  return (
    <details className="card" open={wrong ? true : undefined}>
      <summary>{t('policies.of_risk', { risk: sayRisk(risk, words) })}</summary>
      {parts.map(([part, names]) => (
        <fieldset key={part} className="policies-part">
          <legend>{t(`policies.part.${part}`)}</legend>
          {names.map((name) => (
            <DurationField
              key={name}
              path={`${part}/${risk}/${name}`}
              label={find(`policies.${part}.${name}`) ?? name}
              value={pack[part][risk]?.[name]}
              onChange={(told) => {
                put({ [part]: { ...pack[part], [risk]: { ...pack[part][risk], [name]: told } } });
              }}
            />
          ))}
        </fieldset>
      ))}
    </details>
  );
}

function Others({ pack, put }: { readonly pack: Given; readonly put: Put }): ReactNode {
  const words = useWords();
  const { t, find } = words;
  return (
    <>
      <NumberField path="caseload_limit" label={t('policies.caseload_limit')} help={t('policies.caseload_limit.help')} value={pack.caseload_limit} onChange={(limit) => { put({ caseload_limit: limit }); }} />
      {Object.keys(pack.deadlines).map((risk) => (
        <NumberField
          key={risk}
          path={`caseload_weights/${risk}`}
          label={t('policies.weight', { risk: sayRisk(risk, words) })}
          help={t('policies.weight.help')}
          value={pack.caseload_weights[risk]}
          onChange={(weight) => {
            put({ caseload_weights: { ...pack.caseload_weights, [risk]: weight } });
          }}
        />
      ))}
      <Field label={t('policies.unknown_risk')} problem={useProblem('unknown_risk')}>
        {(ids) => (
          <select {...ids} value={pack.unknown_risk} onChange={(event) => { put({ unknown_risk: event.target.value }); }}>
            {Object.keys(pack.deadlines).map((risk) => (
              <option key={risk} value={risk}>
                {sayRisk(risk, words)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {Object.entries(pack.service_windows).map(([service, told]) => (
        <DurationField
          key={service}
          path={`service_windows/${service}`}
          label={t('policies.window', { service: sayService(service, words) })}
          value={told}
          onChange={(changed) => {
            put({ service_windows: { ...pack.service_windows, [service]: changed } });
          }}
        />
      ))}
      <FieldGroup id="working-week" label={t('policies.working_week')} problem={useProblem('working_week')}>
        {weekdays.map((day) => (
          <Choice
            key={day}
            label={find(`policies.day.${day}`) ?? String(day)}
            chosen={pack.working_week.includes(day)}
            onChange={(chosen) => {
              put({ working_week: weekdays.filter((each) => (each === day ? chosen : pack.working_week.includes(each))) });
            }}
          />
        ))}
      </FieldGroup>
      <Choice
        label={t('policies.confirmed')}
        chosen={pack.to_be_confirmed === false}
        onChange={(chosen) => {
          put({ to_be_confirmed: !chosen });
        }}
      />
    </>
  );
}

function Choice({ label, chosen, onChange }: { readonly label: string; readonly chosen: boolean; readonly onChange: (chosen: boolean) => void }): ReactNode {
  return (
    <label className="choice">
      <input type="checkbox" checked={chosen} onChange={(event) => { onChange(event.target.checked); }} />
      {label}
    </label>
  );
}

interface NumberFieldProps {
  readonly path: string;
  readonly label: string;
  readonly help: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
}

function NumberField({ path, label, help, value, onChange }: NumberFieldProps): ReactNode {
  return (
    <Field label={label} help={help} problem={useProblem(path)}>
      {(ids) => <input {...ids} type="number" inputMode="numeric" min={1} max={1000} required value={value || ''} onChange={(event) => { onChange(Number(event.target.value)); }} />}
    </Field>
  );
}

interface DurationFieldProps {
  readonly path: string;
  readonly label: string;
  readonly value: Duration | undefined;
  readonly onChange: (value: Duration) => void;
}

/** How many, and of what: two controls that answer one question. */
function DurationField({ path, label, value, onChange }: DurationFieldProps): ReactNode {
  const { t, find } = useWords();
  const [unit, count] = Object.entries(value ?? {})[0] ?? ['days', 0];
  return (
    <FieldGroup id={path} label={label} problem={useProblem(path)}>
      <div className="policies-duration">
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={1000}
          required
          aria-label={t('policies.how_many', { what: label })}
          value={count || ''}
          onChange={(event) => { onChange({ [unit]: Number(event.target.value) }); }}
        />
        <select aria-label={t('policies.of_what', { what: label })} value={unit} onChange={(event) => { onChange({ [event.target.value]: count }); }}>
          {units.map((each) => (
            <option key={each} value={each}>
              {find(`policies.units.${each}`) ?? each}
            </option>
          ))}
        </select>
      </div>
    </FieldGroup>
  );
}
