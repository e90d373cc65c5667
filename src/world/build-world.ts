/** A folder's files by name: texts and bytes. */
export type WorldFiles = ReadonlyMap<string, string | Uint8Array>;

/** Builds the files of a built-in world from the shared data; each pipeline is loaded when it is asked for. */
export const worldBuilders: Readonly<
  Record<string, (sharedData: string, onProgress: (stage: string) => void) => Promise<WorldFiles>>
> = {
  'canada-2021': async (sharedData) => {
    const { buildCanada2021 } = await import('./build/canada-2021.ts');
    return buildCanada2021(sharedData);
  },
  'canada-world': async (sharedData, onProgress) => {
    const { canadaWorldFiles } = await import('./build/canada-world/files.ts');
    return canadaWorldFiles(sharedData, onProgress);
  },
};
