import { IconFileTypePdf } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, type DeclarationView } from '#web/client';
import classes from './documents.module.css';
import { usePreferences } from './preferences.tsx';

/** What can be printed of a declaration now. A paper is gone when what it said no longer holds, so it follows the view. */
export function Papers(props: { readonly view: DeclarationView }) {
  const { language } = usePreferences();
  const { number } = props.view.summary;
  const papers = useQuery({
    queryKey: ['papers', number, props.view.revision],
    queryFn: () => api.papers(number),
  });
  return (
    <ul className={classes.documents}>
      {papers.data?.items.map(({ kind, name, path }) => (
        <li key={kind} className={classes.file}>
          <IconFileTypePdf size={20} stroke={1.5} aria-hidden />
          <a href={`${path}?lang=${language}`} target="_blank" rel="noreferrer">
            {name[language]}
          </a>
        </li>
      ))}
    </ul>
  );
}
