export type Parameters = Readonly<Record<string, string | number>>;

/** Position after the bracket that closes the one opened just before `from`. */
function closing(text: string, from: number): number {
  let depth = 1;
  let at = from;
  while (at < text.length && depth > 0) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    at += 1;
  }
  return at;
}

function choices(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const start = /\s*([^\s{]+)\s*\{/y;
  for (let at = 0; at < text.length; ) {
    start.lastIndex = at;
    const match = start.exec(text);
    if (match === null) break;
    const end = closing(text, start.lastIndex);
    found.set(match[1] ?? '', text.slice(start.lastIndex, end - 1));
    at = end;
  }
  return found;
}

/** Tetum has one form for any number, and the browser does not know it. */
export function pluralForm(language: string, count: number): string {
  return language === 'tet' ? 'other' : new Intl.PluralRules(language).select(count);
}

function choose(kind: string, options: Map<string, string>, value: string | number, language: string): string {
  const exact = options.get(kind === 'plural' ? `=${value}` : String(value));
  if (exact !== undefined) return exact;
  const form = kind === 'plural' ? options.get(pluralForm(language, Number(value))) : undefined;
  return form ?? options.get('other') ?? '';
}

/** ICU messages as far as the catalogues use them: `{name}`, `{n, plural, …}` with `#`, `{x, select, …}`. */
export function formatMessage(message: string, parameters: Parameters, language: string): string {
  let result = '';
  for (let at = 0; at < message.length; ) {
    const open = message.indexOf('{', at);
    if (open === -1) return result + message.slice(at);
    result += message.slice(at, open);
    const end = closing(message, open + 1);
    const [name = '', kind, ...rest] = message.slice(open + 1, end - 1).split(',');
    const value = parameters[name.trim()] ?? '';
    if (kind === undefined) result += String(value);
    else {
      const chosen = choose(kind.trim(), choices(rest.join(',')), value, language);
      const counted = kind.trim() === 'plural' ? chosen.replaceAll('#', String(value)) : chosen;
      result += formatMessage(counted, parameters, language);
    }
    at = end;
  }
  return result;
}

/** Names a message expects; both catalogues must expect the same. */
export function parametersOf(message: string): string[] {
  const names = new Set<string>();
  const visit = (text: string): void => {
    for (let at = text.indexOf('{'); at !== -1; ) {
      const end = closing(text, at + 1);
      const [name = '', kind, ...rest] = text.slice(at + 1, end - 1).split(',');
      names.add(name.trim());
      if (kind !== undefined) for (const choice of choices(rest.join(',')).values()) visit(choice);
      at = text.indexOf('{', end);
    }
  };
  visit(message);
  return [...names].sort();
}
