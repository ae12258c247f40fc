import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '#web/client';
import { Section, useFormat, useText } from '#web/ui';
import { deleteDraft, draftsOf } from './draft-storage.ts';
import { textAt } from '#core/draft';
import classes from './drafts.module.css';

/** What was begun and not sent, above everything else. */
export function Drafts() {
  const t = useText();
  const format = useFormat();
  const owner = useSession()?.user.id ?? '';
  const [drafts, setDrafts] = useState(() => draftsOf(owner));
  if (drafts.length === 0) return null;
  return (
    <div className={classes.drafts}>
      <Section title={t('list.drafts')}>
        <ul>
          {drafts.map((draft) => {
            const first = textAt(draft.content, '/goodsItems/0/description');
            return (
              <li key={draft.id} className={classes.draft}>
                <Link to="/declarations/new" search={{ draft: draft.id }} className={classes.link}>
                  {first || t('list.draftUntitled')}
                </Link>
                <span className="quiet nowrap">{t('list.draftSaved', { at: format.since(draft.savedAt) })}</span>
                <ActionIcon
                  variant="subtle"
                  color="slate"
                  aria-label={`${t('list.draftDelete')}: ${first || t('list.draftUntitled')}`}
                  onClick={() => {
                    deleteDraft(draft.id);
                    setDrafts(draftsOf(owner));
                  }}
                >
                  <IconTrash size={16} stroke={1.75} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      </Section>
    </div>
  );
}
