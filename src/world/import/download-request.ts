import { connectionError, DownloadError, hostOf } from './download-errors.ts';

/** What a part is a part of: kept beside it. */
export interface PartStamp {
  readonly url: string;
  readonly etag?: string;
  readonly modified?: string;
  /** Bytes of the whole file, where the server said so. */
  readonly total?: number;
}

export interface Answer {
  readonly response: Response;
  /** Address behind all redirects. */
  readonly finalUrl: string;
}

const mostRedirects = 10;

/**
 * Asks for a file from a byte on. A server that has another file by now than the stamp says answers with all of it
 * (If-Range, RFC 9110, 13.1.5).
 *
 * @throws DownloadError where the connection fails or a redirect leads away from https
 */
export async function requestFrom(
  url: string,
  from: number,
  stamp: PartStamp | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const strong = stamp?.etag?.startsWith('W/') === false ? stamp.etag : stamp?.modified;
  const headers: Record<string, string> = {
    'user-agent': 'reroute (trade laboratory; https only)',
    // Bytes as they lie on the server: ranges and lengths are of these.
    'accept-encoding': 'identity',
    ...(from > 0 ? { range: `bytes=${from}-` } : {}),
    ...(from > 0 && strong !== undefined ? { 'if-range': strong } : {}),
  };
  let address = checkedAddress(url);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    let response: Response;
    try {
      response = await fetch(address, { headers, redirect: 'manual', signal: signal ?? null });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw connectionError(error, address);
    }
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || next === null) {
      return { response, finalUrl: address };
    }
    await response.body?.cancel();
    address = checkedAddress(new URL(next, address).href, address);
  }
  throw new DownloadError(`${hostOf(url)} redirects in a circle`, 'look on the publisher’s page');
}

/** An address that may be fetched: https, or http on this machine (a local mirror, tests). */
function checkedAddress(url: string, redirectedFrom?: string): string {
  const way = redirectedFrom === undefined ? '' : `${hostOf(redirectedFrom)} redirects to `;
  if (!URL.canParse(url)) {
    throw new DownloadError(`${way}'${url}', which is no address`, 'write https://…');
  }
  const { protocol, hostname } = new URL(url);
  const local = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  const fromAfar = redirectedFrom !== undefined && !isLocal(redirectedFrom);
  if (protocol === 'https:' || (protocol === 'http:' && local && !fromAfar)) return url;
  throw new DownloadError(
    `${way}${url} is not an https address`,
    'a file that comes unencrypted can be changed on its way: give an address with https',
  );
}

function isLocal(url: string): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(url).hostname);
}
