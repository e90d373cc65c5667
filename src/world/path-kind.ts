import { statSync } from 'node:fs';

/** What stands at a path that somebody wrote; undefined where nothing does or nothing that can be reached. Never throws. */
export function pathKind(path: string): 'file' | 'folder' | undefined {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return 'folder';
    return stat.isFile() ? 'file' : undefined;
  } catch {
    return undefined; // a name too long, a folder that is a file, a folder that may not be searched
  }
}
