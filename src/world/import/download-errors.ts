/** A download that did not succeed, through no defect of ours: what happened, and what to do. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  /** Whether another attempt may succeed. */
  readonly transient: boolean;

  constructor(what: string, hint: string, transient = false, cause?: unknown) {
    super(`${what} — ${hint}`, { cause });
    this.transient = transient;
  }
}

/** Server busy or broken for the moment. */
const transientStatus = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The error of an answer that is no file. */
export function refusalOf(status: number, url: string): DownloadError {
  const host = hostOf(url);
  if (status === 404 || status === 410) {
    return new DownloadError(
      `${host} has no such file (${status}): ${url}`,
      'the publisher may have moved it with a new release: look on its page and give the address with --from',
    );
  }
  if (status === 401 || status === 403) {
    return new DownloadError(
      `${host} refuses the file (${status}): ${url}`,
      'it may ask for an account or turn programs away: download it with a browser and import the file',
    );
  }
  const transient = transientStatus.has(status);
  const hint = transient ? 'try again later' : 'look on the page of the publisher';
  return new DownloadError(`${host} answered ${status} for ${url}`, hint, transient);
}

/** The error of a connection that failed, by the code of the operating system. */
export function connectionError(error: unknown, url: string): DownloadError {
  const host = hostOf(url);
  const code = codeOf(error);
  const offline = ['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'].includes(code);
  const certificate = /CERT|SSL|TLS/u.test(code);
  if (offline) {
    const hint = 'check the connection to the internet, and a proxy if there is one';
    return new DownloadError(
      `${host} cannot be reached (${code})`,
      hint,
      code !== 'ENOTFOUND',
      error,
    );
  }
  if (certificate) {
    const hint =
      'it may be another server than it says: do not go on; download the file with a browser';
    return new DownloadError(
      `the certificate of ${host} is not valid (${code})`,
      hint,
      false,
      error,
    );
  }
  const what = code === '' ? 'the connection broke' : `the connection failed (${code})`;
  return new DownloadError(`${what}: ${host}`, 'run the command again to go on', true, error);
}

/** The error of a transfer that ended early: the connection's, or the disk's. */
export function brokenTransfer(error: unknown, url: string, path: string): DownloadError {
  const code = codeOf(error);
  if (!['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ERR_FS_EISDIR'].includes(code)) {
    return connectionError(error, url);
  }
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  const hint = full ? 'make room and run the command again to go on' : 'choose another folder';
  return new DownloadError(`${path} cannot be written (${code})`, hint, false, error);
}

/** Whether another attempt may succeed. */
export function isTransient(error: unknown): boolean {
  return error instanceof DownloadError && error.transient;
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function codeOf(error: unknown): string {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    if ('code' in one && typeof one.code === 'string') return one.code;
  }
  return '';
}
