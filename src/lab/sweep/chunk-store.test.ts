import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../input/index.ts';
import { encodeChunk } from './chunk-bytes.ts';
import { ChunkStore } from './chunk-store.ts';
import { chunksOf } from './chunks.ts';
import { planOf, pointAt } from './testing/small-plan.ts';
import type { SweepChunk } from './sweep.ts';

const plan = planOf(1, 3, 40);
const chunks = chunksOf(plan);
const bytesOf = ({ from, to }: SweepChunk) =>
  encodeChunk(
    plan,
    { from, to },
    Array.from({ length: to - from }, (_, k) => pointAt(from + k, [k], [k, 2 * k, 3 * k])),
  );

let folder: string;
let store: ChunkStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reroute-store-'));
  store = ChunkStore.open(join(folder, 'a', 'sweep'), plan);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = (name: string) => join(store.folder, 'chunks', name);

describe('the store of a sweep', () => {
  it('keeps chunks, and knows those it has', () => {
    expect(chunks).toEqual([
      { from: 0, to: 16 },
      { from: 16, to: 32 },
      { from: 32, to: 40 },
    ]);
    store.write(chunks[1]!, bytesOf(chunks[1]!));
    expect(readdirSync(join(store.folder, 'chunks'))).toEqual(['000016-000032.bin']);
    expect(ChunkStore.open(store.folder, plan).survey(chunks)).toEqual({
      finished: [chunks[1]],
      missing: [chunks[0], chunks[2]],
      refused: [],
    });
    expect(new Uint8Array(store.read(chunks[1]!))).toEqual(bytesOf(chunks[1]!));
  });

  it('keeps the whole chunks of fewer draws when there are to be more', () => {
    for (const chunk of chunks) store.write(chunk, bytesOf(chunk));
    const more = { ...plan, points: 60 };
    expect(ChunkStore.open(store.folder, more).survey(chunksOf(more)).finished).toEqual(
      chunks.slice(0, 2),
    );
  });

  it('does not take what is half written, damaged or of another plan, and says so', () => {
    const [first, second, third] = chunks;
    const damaged = bytesOf(second!);
    damaged[100]! ^= 1;
    writeFileSync(fileOf('000000-000016.bin'), bytesOf(first!).subarray(0, 300));
    writeFileSync(fileOf('000016-000032.bin'), damaged);
    mkdirSync(fileOf('000032-000040.bin'));
    const { finished, missing, refused } = store.survey(chunks);
    expect(finished).toEqual([]);
    expect(missing).toEqual([first, second, third]);
    expect(refused.map(({ reason }) => reason)).toEqual([
      'of 300 bytes in place of 1112',
      'damaged: its checksum is not that of its content',
      expect.stringMatching(/^unreadable: EISDIR/u),
    ]);
    expect(() => {
      store.write(first!, bytesOf(second!));
    }).toThrow('the chunk 000000-000016.bin is of other points');
  });

  it('takes away what dead processes had begun, and leaves what a living one writes', () => {
    const begun = fileOf(`000000-000016.bin.${process.pid}.part`);
    writeFileSync(begun, 'half');
    writeFileSync(fileOf('000016-000032.bin.4194304.part'), 'half'); // no process has this id
    store.removeLeftovers();
    expect(readdirSync(join(store.folder, 'chunks'))).toEqual([
      `000000-000016.bin.${process.pid}.part`,
    ]);
  });
});

describe('a folder that is not the store of a plan', () => {
  const refusalOf = (place: string, of = plan): string => {
    try {
      ChunkStore.open(place, of);
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
    throw new Error('it was opened');
  };

  it('holds another sweep: what differs is named', () => {
    const other = {
      ...plan,
      digest: `sha256:${'b'.repeat(64)}`,
      basis: { ...plan.basis, scenario: 'sha256:9', design: 'draws of seed 2' },
    };
    expect(refusalOf(store.folder, other)).toMatch(
      /sweep\.json:1:1: error: this folder holds another sweep: another text of the scenario, another seed or grid — .*\[sweep-of-another-plan\]$/u,
    );
    expect(JSON.parse(readFileSync(join(store.folder, 'sweep.json'), 'utf8'))).toMatchObject({
      digest: plan.digest,
    });
  });

  it('has a manifest that is none', () => {
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      '{"schema":"other"}',
      '{"schema":"reroute.sweep-store/1"}',
    ]) {
      writeFileSync(join(store.folder, 'sweep.json'), text);
      expect(refusalOf(store.folder)).toMatch(/\[unreadable-sweep\]$/u);
    }
  });

  it('is a file, or cannot be written to', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(refusalOf(file)).toMatch(/no sweep can be kept here: .*\[unwritable-sweep\]$/u);
    mkdirSync(fileOf('000000-000016.bin'));
    expect(() => {
      store.write(chunks[0]!, bytesOf(chunks[0]!));
    }).toThrow(/a chunk cannot be written: .*\[unwritable-sweep\]/u);
    expect(readdirSync(join(store.folder, 'chunks'))).toEqual(['000000-000016.bin']);
  });
});
