import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '../../input/index.ts';
import { chunkFault } from './chunk-bytes.ts';
import type { SweepBasis, SweepChunk, SweepPlan } from './sweep.ts';

/** A file in the place of a chunk that is not that chunk: it is not used, and is computed again. */
export interface RefusedChunk {
  readonly chunk: SweepChunk;
  readonly file: string;
  /** In words that follow "is". */
  readonly reason: string;
}

/** What a store holds of the chunks that are asked for. */
export interface ChunkSurvey {
  readonly finished: readonly SweepChunk[];
  readonly missing: readonly SweepChunk[];
  /** Those of the missing in whose place there is something else. */
  readonly refused: readonly RefusedChunk[];
}

const MANIFEST = 'sweep.json';
const SCHEMA = 'reroute.sweep-store/1';

/**
 * The finished chunks of one sweep, in a folder: `sweep.json` says of what, `chunks/000000-000016.bin` are the points. A chunk is
 * written beside its place and moved there when it is whole, so that a process killed at any moment leaves finished chunks and
 * nothing in their places that is not one. Several processes may write to one store: equal chunks are equal bytes.
 */
export class ChunkStore {
  readonly folder: string;
  readonly #plan: SweepPlan;

  private constructor(folder: string, plan: SweepPlan) {
    this.folder = folder;
    this.#plan = plan;
  }

  /**
   * Opens the store of a plan, making it where there is none.
   *
   * @throws InputError where the folder holds another sweep, or is no place for one. Rules: `sweep-of-another-plan`, `unreadable-sweep`,
   *   `unwritable-sweep`
   */
  static open(folder: string, plan: SweepPlan): ChunkStore {
    const manifest = join(folder, MANIFEST);
    try {
      mkdirSync(join(folder, 'chunks'), { recursive: true });
      if (!existsSync(manifest)) {
        const { digest, basis } = plan;
        const text = JSON.stringify({ schema: SCHEMA, digest, basis }, null, 2);
        writeWhole(manifest, `${text}\n`);
      }
    } catch (cause) {
      throw refusal(folder, 'unwritable-sweep', `no sweep can be kept here: ${reasonOf(cause)}`);
    }
    checkManifest(manifest, plan);
    return new ChunkStore(folder, plan);
  }

  /** What there is of chunks; every file is read and its checksum reckoned. */
  survey(chunks: readonly SweepChunk[]): ChunkSurvey {
    const finished: SweepChunk[] = [];
    const missing: SweepChunk[] = [];
    const refused: RefusedChunk[] = [];
    for (const chunk of chunks) {
      const file = this.#place(chunk);
      if (!existsSync(file)) {
        missing.push(chunk);
        continue;
      }
      const reason = this.#faultIn(file, chunk);
      if (reason === undefined) {
        finished.push(chunk);
      } else {
        missing.push(chunk);
        refused.push({ chunk, file, reason });
      }
    }
    return { finished, missing, refused };
  }

  /**
   * Keeps a chunk.
   *
   * @throws Error for bytes that are not that chunk of this plan
   * @throws InputError where they cannot be written. Rule: `unwritable-sweep`
   */
  write(chunk: SweepChunk, bytes: Uint8Array): void {
    const fault = chunkFault(bytes, this.#plan, chunk);
    if (fault !== undefined) throw new Error(`the chunk ${nameOf(chunk)} is ${fault}`);
    const file = this.#place(chunk);
    try {
      writeWhole(file, bytes);
    } catch (cause) {
      throw refusal(file, 'unwritable-sweep', `a chunk cannot be written: ${reasonOf(cause)}`);
    }
  }

  /** A chunk that is there, unchecked: `decodeChunk` checks. */
  read(chunk: SweepChunk): Uint8Array {
    return readFileSync(this.#place(chunk));
  }

  /** Takes away what processes of this machine that are no more had begun to write. */
  removeLeftovers(): void {
    const folder = join(this.folder, 'chunks');
    for (const name of readdirSync(folder)) {
      const writer = /\.(\d+)\.part$/u.exec(name)?.[1];
      if (writer !== undefined && !isRunning(Number(writer))) {
        rmSync(join(folder, name), { force: true });
      }
    }
  }

  #faultIn(file: string, chunk: SweepChunk): string | undefined {
    try {
      return chunkFault(readFileSync(file), this.#plan, chunk);
    } catch (cause) {
      return `unreadable: ${reasonOf(cause)}`;
    }
  }

  #place(chunk: SweepChunk): string {
    return join(this.folder, 'chunks', nameOf(chunk));
  }
}

function nameOf({ from, to }: SweepChunk): string {
  return `${digits(from)}-${digits(to)}.bin`;
}

function digits(index: number): string {
  return String(index).padStart(6, '0');
}

/** Beside its place, under a name of this process's own, then moved there. */
function writeWhole(place: string, content: string | Uint8Array): void {
  const part = `${place}.${process.pid}.part`;
  try {
    writeFileSync(part, content);
    renameSync(part, place);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What a sweep is of, in words that follow "another". */
const partNames: Readonly<Record<keyof SweepBasis, string>> = {
  version: 'version of Reroute',
  arithmetic: 'arithmetic of the machine or the engine',
  economy: 'economy',
  products: 'products.csv',
  register: 'register',
  scenario: 'text of the scenario',
  design: 'seed or grid',
  parameters: 'list of uncertain numbers',
  columns: 'list of outcomes',
};

function checkManifest(file: string, { digest, basis }: SweepPlan): void {
  let found: Manifest;
  try {
    found = readManifest(readFileSync(file, 'utf8'));
  } catch (cause) {
    const message = `it is not the ${MANIFEST} of a sweep: ${reasonOf(cause)}`;
    throw refusal(file, 'unreadable-sweep', message);
  }
  if (found.digest === digest) return;
  const differ = (Object.keys(basis) as (keyof SweepBasis)[]).filter(
    (part) => found.basis[part] !== basis[part],
  );
  throw refusal(
    file,
    'sweep-of-another-plan',
    `this folder holds another sweep: ${differ.length > 0 ? `another ${differ.map((part) => partNames[part]).join(', another ')}` : 'its digest differs'}`,
  );
}

interface Manifest {
  readonly digest: string;
  readonly basis: Readonly<Record<string, unknown>>;
}

function readManifest(text: string): Manifest {
  const content: unknown = JSON.parse(text);
  if (typeof content !== 'object' || content === null) throw new Error('no object');
  const { schema, digest, basis } = content as Record<string, unknown>;
  if (schema !== SCHEMA) throw new Error(`its schema is not ${SCHEMA}`);
  if (typeof digest !== 'string' || typeof basis !== 'object' || basis === null) {
    throw new Error('digest or basis is missing');
  }
  return { digest, basis: basis as Record<string, unknown> };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function refusal(place: string, rule: string, message: string): InputError {
  return new InputError([
    {
      file: resolve(place),
      line: 1,
      column: 1,
      severity: 'error',
      rule,
      message,
      hint: 'give --out another folder, or make room for this one',
    },
  ]);
}
