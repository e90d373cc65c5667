import { attributes, escapeText } from './escape.ts';
import { shorten } from './text-width.ts';

/** A column of numbers. */
export interface TableColumn<T> {
  readonly head: string;
  readonly className?: string;
  readonly cell: (item: T) => string;
}

/** Columns under a common heading. */
export interface ColumnGroup<T> {
  readonly head: string;
  readonly columns: readonly TableColumn<T>[];
}

export interface TableRow<T> {
  readonly name: string;
  readonly item: T;
  readonly total?: boolean;
}

/** Rows that stand together, under a heading or none. */
export interface TableBlock<T> {
  readonly heading?: string;
  readonly rows: readonly TableRow<T>[];
}

/** The whole of a name that is cut where it is shown. */
const titleOf = (name: string): string | undefined => (shorten(name) === name ? undefined : name);

/** Blocks of rows named in their first column, columns in named groups; scrolls sideways where it does not fit. */
export function htmlTable<T>(
  id: string,
  caption: string,
  corner: string,
  groups: readonly ColumnGroup<T>[],
  blocks: readonly TableBlock<T>[],
): string {
  const starts = (column: TableColumn<T>): boolean =>
    groups.some((group) => group.columns[0] === column);
  const columns = groups.flatMap((group) => group.columns);
  const className = (column: TableColumn<T>): string | undefined =>
    [starts(column) ? 'start' : '', column.className ?? ''].filter(Boolean).join(' ') || undefined;
  const upper = groups.map(
    ({ head, columns: { length } }) =>
      `<th${attributes({ scope: 'colgroup', colspan: length, class: 'start' })}>${escapeText(head)}</th>`,
  );
  const lower = columns.map(
    (column) =>
      `<th${attributes({ scope: 'col', class: className(column), title: titleOf(column.head) })}>${escapeText(shorten(column.head))}</th>`,
  );
  const line = ({ name, item, total }: TableRow<T>): string => {
    const cells = columns.map(
      (column) =>
        `<td${attributes({ class: className(column) })}>${escapeText(column.cell(item))}</td>`,
    );
    return `<tr${attributes({ class: total ? 'total' : undefined })}><th${attributes({ scope: 'row', title: titleOf(name) })}>${escapeText(shorten(name))}</th>${cells.join('')}</tr>`;
  };
  const block = ({ heading, rows }: TableBlock<T>): string => {
    const above =
      heading === undefined
        ? ''
        : `<tr class="heading"><th${attributes({ scope: 'rowgroup', colspan: columns.length + 1 })}>${escapeText(heading)}</th></tr>\n`;
    return `<tbody>${above}${rows.map(line).join('\n')}</tbody>`;
  };
  return [
    `<div${attributes({ class: 'scroll', role: 'region', tabindex: 0, 'aria-labelledby': id })}>`,
    `<table><caption id="${escapeText(id)}"><span>${escapeText(caption)}</span></caption>`,
    `<thead><tr><th scope="col" rowspan="2">${escapeText(corner)}</th>${upper.join('')}</tr>`,
    `<tr>${lower.join('')}</tr></thead>`,
    ...blocks.filter(({ rows }) => rows.length > 0).map(block),
    '</table></div>',
  ].join('\n');
}
