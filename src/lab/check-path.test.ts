import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinWorlds } from '../world/index.ts';
import { checkPath } from './check-path.ts';
import { findScenario, galleryScenario } from './gallery.ts';

const fixture = join(import.meta.dirname, '../world/fixtures/valid');
const mine = 'id: mine\ntitle: Mine\neconomy: canada-2021\nchanges: []\n';
let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'reroute-check-'));
  cpSync(fixture, join(place, 'canada-2021'), { recursive: true });
  cpSync(fixture, join(place, 'tiny'), { recursive: true });
  mkdirSync(join(place, 'us-25-percent'));
  writeFileSync(join(place, 'us-25-percent', 'scenario.yaml'), mine);
  writeFileSync(join(place, 'us-canada-2025'), mine);
  writeFileSync(join(place, 'us-canada-2025.yaml'), mine);
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

describe('a name that is a path and a built-in id', () => {
  it('means the built-in world; with ./ the folder', () => {
    const world = builtinWorlds().find(({ id }) => id === 'canada-2021');
    expect(world).toBeDefined();
    expect(checkPath('canada-2021', place).path).toBe(world?.path);
    expect(checkPath('./canada-2021', place).path).toBe(join(place, 'canada-2021'));
  });

  it.each(['us-25-percent', 'us-canada-2025'])(
    'means the scenario of the gallery, in a check as in a run: %s',
    (id) => {
      const file = galleryScenario(id);
      expect(file).toBeDefined();
      expect(findScenario(id, place)).toBe(file);
      expect(checkPath(id, place)).toMatchObject({ kind: 'scenario', ok: true, path: file });
    },
  );

  it('with a separator or an extension means the path', () => {
    expect(findScenario('./us-25-percent', place)).toBe(
      join(place, 'us-25-percent', 'scenario.yaml'),
    );
    expect(findScenario('us-canada-2025.yaml', place)).toBe(join(place, 'us-canada-2025.yaml'));
    expect(checkPath('./us-canada-2025', place).text).toMatch(/^mine: Mine/u);
  });
});

describe('checkPath', () => {
  it('finds a folder from where the reference was written', () => {
    expect(checkPath('tiny', place)).toMatchObject({ kind: 'economy', ok: true });
  });
});

describe('the gallery lookup', () => {
  it.each(['nowhere', '..', '../worlds/canada-2021', 'us-25-percent/scenario.yaml', ''])(
    'knows nothing but ids: %j',
    (id) => {
      expect(galleryScenario(id)).toBe(undefined);
    },
  );
});
