import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LoadingRows, ProblemNote } from '#web/ui';
import classes from './reference.module.css';
import { useTableName } from './table-name.ts';
import { referenceApi } from './reference-api.ts';

/** The tables that are kept row by row, each a page of its own. */
export function TableLinks() {
  const nameOf = useTableName();
  const tables = useQuery({ queryKey: ['country-tables'], queryFn: referenceApi.countryTables });
  if (tables.error) return <ProblemNote error={tables.error} onRetry={() => void tables.refetch()} />;
  if (!tables.data) return <LoadingRows rows={2} />;
  return (
    <ul className={classes.links}>
      {tables.data.items.map(({ name }) => (
        <li key={name}>
          <Link to="/reference/tables/$name" params={{ name }}>
            {nameOf(name)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
