/** What the Harmonized System of 2022 calls a code of 2, 4 or 6 digits; `undefined` for what it does not hold. */
export type NameOfHs = (code: string) => string | undefined;

let loading: Promise<NameOfHs> | undefined;

/** Loads the descriptions, 0.8 MB, when somebody first asks for them. */
export function loadHsNames(): Promise<NameOfHs> {
  loading ??= import('./nomenclature/names-2022.ts').then(({ names2022 }) => {
    const names = new Map(
      names2022
        .trim()
        .split('\n')
        .map((line): [string, string] => {
          const blank = line.indexOf(' ');
          return [line.slice(0, blank), line.slice(blank + 1)];
        }),
    );
    return (code) => names.get(code);
  });
  return loading;
}
