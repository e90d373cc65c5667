import { icioThetas } from './icio-thetas.ts';

/** Industries of the World Input-Output Database, release 2013 (ISIC 3), as codes of ISIC 4. From c17 on they are services. */
const wiod2013: Readonly<Record<string, string>> = {
  c1: 'A01T03',
  c2: 'B05T09',
  c3: 'C10T12',
  c4: 'C13T15',
  c5: 'C13T15',
  c6: 'C16',
  c7: 'C17_18',
  c8: 'C19',
  c9: 'C20',
  c10: 'C22',
  c11: 'C23',
  c12: 'C24_25',
  c13: 'C28',
  c14: 'C26_27',
  c15: 'C29_30',
  c16: 'C31T33',
};

/** First and last division of the sections of ISIC 4 that make goods. */
const goodsSections: Readonly<Record<string, readonly [number, number]>> = {
  A: [1, 3],
  B: [5, 9],
  C: [10, 33],
};
const firstService = 35;
const lastDivision = 99;

/**
 * Sectors of `icioThetas` that a sector code covers, in ISIC 4: `C20`, `A01_02`, `B05_06`, `C10T12`, `C31-C33`, `I55R93`, a
 * section (`B`, `K`), `SERV`, or `c1` … `c35` of WIOD 2013. A part of a division (`C24A`, `C301`) covers its own row where there is one.
 *
 * @returns undefined for what is no such code, or covers goods and services at once
 */
export function icioSectorsOf(code: string): readonly string[] | undefined {
  if (Object.hasOwn(icioThetas, code)) return [code];
  if (/^c\d{1,2}$/u.test(code)) {
    const number = Number(code.slice(1));
    if (number >= 17 && number <= 35) return ['SERV'];
    const same = wiod2013[code];
    return same === undefined ? undefined : icioSectorsOf(same);
  }
  const divisions = divisionsOf(code);
  if (!divisions) return undefined;
  const [first, last] = divisions;
  if (first >= firstService && last <= lastDivision) return ['SERV'];
  if (last >= firstService) return undefined;
  const covered = Object.keys(icioThetas).filter((sector) => {
    const [from, to] = divisionsOf(sector) ?? [Infinity, -Infinity];
    return from <= last && to >= first;
  });
  return covered.length === 0 ? undefined : covered;
}

function divisionsOf(code: string): readonly [number, number] | undefined {
  if (/^[A-U]$/u.test(code)) return goodsSections[code] ?? [firstService, lastDivision];
  const shape = /^[A-U]?\d{2,3}[A-Z]?(?:(?:T|_|-|[A-U])[A-U]?\d{2,3})*$/u;
  if (!shape.test(code)) return undefined;
  const divisions = [...code.matchAll(/\d{2,3}/gu)].map(([digits]) => Number(digits.slice(0, 2)));
  const [first, last] = [Math.min(...divisions), Math.max(...divisions)];
  return first >= 1 ? [first, last] : undefined;
}
