import { changesBetween, measureById, type Day } from '../../register/index.ts';
import type { ChangedMeasure, MeasuresResult } from '../result.ts';
import type { ScenarioMeasures } from './load-measures.ts';
import type { RegisterPolicy } from './policies.ts';

/** What a run took from the register, in words. */
export function measuresResult({
  register,
  policies,
  trade,
}: Pick<ScenarioMeasures, 'register' | 'policies' | 'trade'>): MeasuresResult {
  const { list, baseline } = policies;
  const first = baseline > 0 ? list[baseline - 1] : undefined;
  const last = list.at(-1);
  return {
    ...(first ? { baseline_on: first.day } : {}),
    ...(last ? { on: last.day } : {}),
    edits: (last?.edits ?? []).map(({ id, ...edit }) => ({ measure: id, ...edit })),
    changed: first && last ? changedMeasures(register, first, last) : [],
    flows: { by_products: trade.byProducts, by_code_count: trade.byCodeCount },
  };
}

/** Measures that say another thing under the second policy, in the order of the register; edited ones last. */
export function changedMeasures(
  register: ScenarioMeasures['register'],
  first: RegisterPolicy,
  last: RegisterPolicy,
): ChangedMeasure[] {
  const between = new Map<string, { before: string | null; after: string | null }>();
  const backwards = last.day < first.day;
  const [from, to]: [Day, Day] = backwards ? [last.day, first.day] : [first.day, last.day];
  for (const { measure, kind, before, after } of changesBetween(register, from, to)) {
    if (kind === 'proposed' || kind === 'threatened') continue;
    const known = between.get(measure.id);
    between.set(measure.id, { before: known ? known.before : before, after });
  }
  const title = (id: string): string => measureById(register, id)?.title ?? id;
  const edited = new Map(last.edits.map((edit) => [edit.id, edit]));
  const byDay = register.measures.flatMap(({ id }): ChangedMeasure[] => {
    const change = between.get(id);
    if (!change || edited.has(id) || change.before === change.after) return [];
    const [before, after] = backwards
      ? [change.after, change.before]
      : [change.before, change.after];
    return [
      {
        measure: id,
        title: title(id),
        before: before ?? notInForce,
        after: after ?? notInForce,
      },
    ];
  });
  const byHand = [...edited].map(([id, { rate, drop, charge }]): ChangedMeasure => {
    const words = [
      ...(drop ? ['taken out'] : []),
      ...(charge ? ['charged'] : []),
      ...(rate === undefined ? [] : [`${Number((100 * rate).toPrecision(12))} %`]),
    ];
    return {
      measure: id,
      title: title(id),
      before: between.get(id)?.before ?? 'as in the register',
      after: `${words.join(', ')} (by the scenario)`,
    };
  });
  return [...byDay, ...byHand];
}

const notInForce = 'not in force';
