import { stat } from 'node:fs/promises';
import type { ImportOptions } from './import-format.ts';

/** What hears of the progress within a file. */
export type FileProgress = (file: string) => (bytesDone: number) => void;

/** Progress over files of different size, read one after another, as one. A file that cannot be read counts nothing. */
export async function progressOverFiles(
  files: readonly string[],
  onProgress: ImportOptions['onProgress'],
): Promise<FileProgress> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return (file) => {
    const before = sizes.slice(0, files.indexOf(file)).reduce((sum, size) => sum + size, 0);
    return (done) => onProgress?.(before + done, total);
  };
}
