/** What every device keeps of the built app, and what is fetched when somebody asks for it (ADR 61). */

export interface Built {
  readonly type: 'asset' | 'chunk';
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly moduleIds?: readonly string[];
  /** What a chunk that holds nothing of its own leads to. */
  readonly facadeModuleId?: string | null;
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } | undefined;
}

export interface Division {
  readonly kept: readonly string[];
  readonly asked: readonly string[];
}

/** Set-up, handing over and how long referrals take, with their words, and what shows nothing without a network: who looked at a record, and
the demonstration's mail. */
const asking = /\/features\/(setup\/|handing\/|cases\/history\/|referrals\/turnaround)|\/notifications\/mail-page|\/i18n\/messages\/[a-z]+-setup\.ts$/;

const isAsked = (file: Built | undefined): boolean => [...(file?.moduleIds ?? []), file?.facadeModuleId ?? ''].some((id) => asking.test(id));

/** Kept is what the app reaches without opening such a page. Refuses an app of which a kept file holds one. */
export function divide(bundle: Readonly<Record<string, Built>>): Division {
  const reached = new Set<string>();
  const styles = (names: Iterable<string>): string[] => [...names].flatMap((name) => [...(bundle[name]?.viteMetadata?.importedCss ?? [])]);
  const reach = (name: string, from: string): void => {
    const file = bundle[name];
    if (file === undefined || reached.has(name)) return;
    if (isAsked(file)) throw new Error(`${from} holds or imports a page that is fetched when asked (${name}), so that every device would keep it: load it when it is asked for.`);
    reached.add(name);
    for (const next of file.imports ?? []) reach(next, name);
    for (const next of file.dynamicImports ?? []) if (!isAsked(bundle[next])) reach(next, name);
  };
  for (const [name, { isEntry }] of Object.entries(bundle)) if (isEntry === true) reach(name, name);
  const chunks = Object.keys(bundle).filter((name) => bundle[name]?.type === 'chunk');
  const asked = chunks.filter((name) => !reached.has(name));
  const keptStyles = new Set(styles(reached));
  const askedStyles = styles(asked).filter((name) => !keptStyles.has(name));
  const apart = new Set([...asked, ...askedStyles]);
  return { kept: Object.keys(bundle).filter((name) => !apart.has(name)), asked: [...apart] };
}
