import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './class-names';

export interface Column<Row> {
  key: string;
  /** Column name; also stands before the value on phones. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** The cell that names the row: a row header, and the card's title on phones. One per table. */
  isPrimary?: boolean;
  isNumber?: boolean;
  /** Buttons and links of the row; no label on phones. */
  isActions?: boolean;
  /** Leaves the cell out of the phone card when this says so. */
  isEmpty?: (row: Row) => boolean;
  className?: string;
  /** Sorting by link: where a press leads, and how the column is sorted now. */
  sort?: { href: string; direction: 'ascending' | 'descending' | 'none' };
}

export interface DataTableProps<Row> {
  /** Name of the table for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The row a keyboard user stands on. */
  isCurrent?: (row: Row) => boolean;
  /** `cards` (default) turns rows into cards on phones; `scroll` keeps the table in its own scroll box, for matrices. */
  onPhone?: 'cards' | 'scroll';
  /** Shown instead of the table when there are no rows; usually EmptyState. */
  empty?: ReactNode;
  foot?: ReactNode;
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column;
  const arrow = sort?.direction === 'ascending' ? '↑' : sort?.direction === 'descending' ? '↓' : '↕';
  return (
    <th
      scope="col"
      role="columnheader"
      aria-sort={sort?.direction}
      className={cx(column.isNumber && 'is-number', column.className)}
    >
      {sort === undefined ? (
        <span className={cx(column.isActions && 'sr-only')}>{column.header}</span>
      ) : (
        <Link to={sort.href} className="hover:underline">
          {column.header} <span aria-hidden="true">{arrow}</span>
        </Link>
      )}
    </th>
  );
}

/** A semantic table. The explicit roles keep it a table for screen readers when phones show cards. */
export function DataTable<Row>({ caption, columns, rows, rowKey, isCurrent, onPhone = 'cards', empty, foot }: DataTableProps<Row>) {
  const { t } = useTranslation();
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  const table = (
    <table role="table" className={cx('data-table', onPhone === 'cards' && 'data-table-cards')}>
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" aria-current={isCurrent?.(row) === true ? 'true' : undefined}>
            {columns.map((column) => {
              const className = cx(
                column.isNumber && 'is-number',
                column.isActions && 'is-actions',
                column.isEmpty?.(row) === true && 'is-empty',
                column.className,
              );
              return column.isPrimary ? (
                <th key={column.key} scope="row" role="rowheader" className={className}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} role="cell" data-label={column.isActions ? undefined : column.header} className={className}>
                  {column.cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      {foot}
    </table>
  );
  if (onPhone === 'cards') return table;
  return (
    // a scroll box must be reachable by keyboard
    <div className="data-table-scroll max-h-[75vh] overflow-auto print:max-h-none" role="region" tabIndex={0} aria-label={t('table.scroll', { name: caption })}>
      {table}
    </div>
  );
}
