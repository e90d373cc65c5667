import type { Problem } from './problem.ts';

/** What happened, and what to do about it, by the code that Node gives. */
const reasons: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  EACCES: ['you may not read it', 'ask for the right to read it, or copy it to where you have it'],
  EPERM: ['you may not read it', 'ask for the right to read it, or copy it to where you have it'],
  EISDIR: ['it is a folder', 'put a file of this name in its place'],
  ELOOP: ['its link leads in a circle', 'put the file itself in place of the link'],
  ENAMETOOLONG: ['its name is too long', 'give it a shorter name or path'],
  ENOENT: ['there is no such file, or it is a link that leads nowhere', 'check the path'],
  ERR_STRING_TOO_LONG: [
    'it is larger than 512 MB',
    'split or aggregate it, or leave out its zeros',
  ],
  ERR_FS_FILE_TOO_LARGE: [
    'it is larger than 2 GB',
    'split or aggregate it, or leave out its zeros',
  ],
};

/** The problem that reading a file met: rule `unreadable-file`. */
export function unreadableFile(file: string, cause: unknown): Problem {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
  const [why, hint] = (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? [
    `the system says ${code}`,
    'check that it is a file and that you may read it',
  ];
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'unreadable-file',
    message: `the file cannot be read: ${why}`,
    hint,
  };
}
