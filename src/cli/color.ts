import pc from 'picocolors';

/** Ways to set text off; all of them plain text where colour is off. */
export type Colors = ReturnType<typeof pc.createColors>;

/** Colours for one stream, on or off. */
export function colors(on: boolean): Colors {
  return pc.createColors(on);
}

/**
 * Whether what goes to a stream may be coloured: on a terminal, unless the environment says otherwise. `NO_COLOR` (any
 * text) turns it off and wins; `FORCE_COLOR` turns it on, `0` and `false` off. `CI` says nothing: logs are files.
 */
export function usesColor(
  { isTTY }: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: terminal } = env;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTTY === true && terminal !== 'dumb';
}
