import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useText } from '#web/ui';
import classes from './guided.module.css';

/** As many as are looked through at once: a question about each of them fills a screen or two. */
const LINES_PER_PAGE = 20;

/** The page that shows a line; the first one where none is asked for, the last one where there are fewer by now. */
export const pageOfLine = (line: number | undefined, count: number): number =>
  Math.floor(Math.min(line ?? 0, Math.max(count - 1, 0)) / LINES_PER_PAGE);

export const linesOfPage = (page: number, count: number): readonly number[] =>
  Array.from(
    { length: Math.min(LINES_PER_PAGE, count - page * LINES_PER_PAGE) },
    (_, at) => page * LINES_PER_PAGE + at,
  );

/** Leads through the lines, a page at a time, and to the grid, which shows them all; nothing where one page holds them. */
export function LinePager(props: {
  readonly page: number;
  readonly count: number;
  readonly onPage: (page: number, firstLine: number) => void;
}) {
  const t = useText();
  const { page, count } = props;
  if (count <= LINES_PER_PAGE) return null;
  const first = page * LINES_PER_PAGE;
  const isLast = first + LINES_PER_PAGE >= count;
  const turn = (by: -1 | 1) => props.onPage(page + by, first + by * LINES_PER_PAGE);
  return (
    <nav className={classes.pager} aria-label={t('guided.pages')}>
      <Button variant="default" size="xs" disabled={page === 0} onClick={() => turn(-1)}>
        {t('guided.pageBefore')}
      </Button>
      <span aria-live="polite">
        {t('guided.pageRange', { from: first + 1, to: Math.min(first + LINES_PER_PAGE, count), count })}
      </span>
      <Button variant="default" size="xs" disabled={isLast} onClick={() => turn(1)}>
        {t('guided.pageAfter')}
      </Button>
      <Link to="/declarations/new" search={(now) => ({ ...now, view: 'grid' })}>
        {t('goodsGrid.openGrid')}
      </Link>
    </nav>
  );
}
