import {
  elasticityFileName,
  flowFileNames,
  packedFileName,
  productFileName,
} from './economy-files.ts';
import type { EconomyFiles } from './file-names.ts';
import { acceptEconomy } from './loaded-economy.ts';
import type { LoadedEconomy } from './loaded-economy.ts';
import { parseEconomy } from './parse-economy.ts';
import type { ProductFlows } from './product-flows.ts';
import { readProducts } from './product-table.ts';
import { InputError, isError } from '../input/index.ts';
import type { Problem } from '../input/index.ts';

/** What this file needs of the platform's `fetch`. */
export type Fetch = (url: string) => Promise<{
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  arrayBuffer(): Promise<ArrayBuffer>;
}>;

/**
 * Reads an economy folder that a server offers: what `readEconomyFolder` is to a disk, and the same economy, without
 * its products: `loadProducts`. All of a packed world is asked for at once; of a folder of CSV files, its tables once
 * there is known to be no `tables.bin`.
 *
 * @param baseUrl address of the folder, with or without a slash at its end
 * @throws InputError with every problem of every file, when any is an error; a file that the server refuses, or that
 *   never arrives, is an `unreadable-file`
 */
export async function loadWorld(baseUrl: string, fetch: Fetch): Promise<LoadedEconomy> {
  const folder = baseUrl.replace(/\/+$/u, '');
  const failed: Problem[] = [];
  const get = async (name: string): Promise<[name: string, content: Uint8Array][]> => {
    const content = await getFile(`${folder}/${name}`, fetch, failed);
    return content ? [[name, content]] : [];
  };
  const getAll = async (names: readonly string[]): Promise<EconomyFiles> =>
    new Map((await Promise.all(names.map(get))).flat());

  // Most worlds have one set of elasticities: the file of further ones is asked for where economy.yaml names any.
  const described = get('economy.yaml').then(async ([yaml]) => {
    if (yaml === undefined) return [];
    const namesSets = /^elasticities\s*:/mu.test(new TextDecoder().decode(yaml[1]));
    return namesSets ? [yaml, ...(await get(elasticityFileName))] : [yaml];
  });
  const others = ['regions.csv', 'sectors.csv', packedFileName].map(get);
  const head: EconomyFiles = new Map((await Promise.all([described, ...others])).flat());
  const tables = head.has(packedFileName) ? [] : await getAll(flowFileNames);
  if (failed.length > 0) throw new InputError(failed);
  return acceptEconomy(parseEconomy(new Map([...head, ...tables]), folder));
}

/**
 * What the trade of an economy consists of: its products.csv, which `loadWorld` does not ask for, since few runs need it.
 *
 * @param baseUrl address of the folder that the economy was loaded from
 * @returns `undefined` where the folder has none
 * @throws InputError as `loadWorld` does
 */
export async function loadProducts(
  baseUrl: string,
  fetch: Fetch,
  { tables }: Pick<LoadedEconomy, 'tables'>,
): Promise<ProductFlows | undefined> {
  const url = `${baseUrl.replace(/\/+$/u, '')}/${productFileName}`;
  const failed: Problem[] = [];
  const content = await getFile(url, fetch, failed);
  if (failed.length > 0) throw new InputError(failed);
  if (!content) return undefined;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
  const { products, problems } = readProducts(url, text, tables);
  if (problems.some(isError)) throw new InputError(problems);
  return products;
}

/** A file that a server has; `undefined` where it has none, or, with a problem, where it does not give it. */
async function getFile(
  url: string,
  fetch: Fetch,
  failed: Problem[],
): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(url);
    // Servers of single pages answer with their page where there is no file.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    if (response.status === 404 || (response.ok && isPage)) return undefined;
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    failed.push(unreadable(url, `the server answers with status ${response.status}`));
  } catch (cause) {
    failed.push(unreadable(url, cause instanceof Error ? cause.message : String(cause)));
  }
  return undefined;
}

function unreadable(file: string, reason: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'unreadable-file',
    message: `the file cannot be read: ${reason}`,
    hint: 'check the address, and that the server is running',
  };
}
