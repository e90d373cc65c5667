import { replaceFolder } from '../replace-folder.ts';

/** Stands in every folder of imported tables, and tells it from others. */
export const reportName = 'import.json';

/**
 * Makes a folder of tables, whole or not at all. An earlier import that stands there is replaced; a folder that holds
 * anything else is not touched.
 *
 * @param fill writes the files into the folder it is given, {@link reportName} among them
 * @throws Error as `replaceFolder` does
 */
export async function writeTableFolder(
  out: string,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  await replaceFolder(out, { marker: reportName, kind: 'an earlier import' }, fill);
}
