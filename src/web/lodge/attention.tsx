import { Button } from '@mantine/core';
import { IconArrowsSplit2, IconLock, IconRowRemove } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import {
  attentionOf,
  contentOf,
  partAt,
  positionPointer,
  textAt,
  type DraftConflict,
  type DraftDocument,
  type OverriddenText,
  type RemovedMember,
} from '#core/draft';
import type { Session } from '#web/client';
import { placeName, useFormat, useText } from '#web/ui';
import classes from './attention.module.css';
import { useDraft, useDraftPart } from './draft-store.tsx';
import { beginDraft } from './load-draft.ts';

/** What came of several people at work in one draft, and what they have to decide. */
export function Attention(props: { readonly session: Session }) {
  const document = useDraftPart((state) => state.document);
  const closed = useDraftPart((state) => state.closed);
  const { conflicts, removed } = useMemo(() => attentionOf(document), [document]);
  const lines = removed.filter(({ at }) => at.startsWith('/goodsItems/'));
  const contested = lines.filter(({ isContested }) => isContested);
  return (
    <>
      {closed && <Closed number={closed.number} session={props.session} />}
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} document={document} />}
      {contested.length > 0 && <Contested members={contested} document={document} />}
    </>
  );
}

function Note(props: { readonly icon: ReactNode; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.note} aria-label={props.title}>
      <h2 className={classes.title}>
        {props.icon} {props.title}
      </h2>
      {props.children}
    </section>
  );
}

function Conflicts(props: { readonly conflicts: readonly DraftConflict[]; readonly document: DraftDocument }) {
  const t = useText();
  const store = useDraft();
  return (
    <Note
      icon={<IconArrowsSplit2 size={18} aria-hidden />}
      title={t('draft.conflicts', { count: props.conflicts.length })}
    >
      <p className="quiet">{t('draft.conflictsHint')}</p>
      <ul className={classes.list}>
        {props.conflicts.map((conflict) => (
          <li key={conflict.at}>
            <p className={classes.place}>{placeName(t, positionPointer(props.document, conflict.at) ?? conflict.at)}</p>
            <div className={classes.choices}>
              {[conflict, ...(conflict.others ?? []).toReversed()].map((text, position) => (
                <Choice
                  key={`${text.stamp.revision} ${text.stamp.device}`}
                  text={text}
                  isNow={position === 0}
                  onTake={() => store.change([{ op: 'settle', at: conflict.at, value: text.value }])}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Choice(props: { readonly text: OverriddenText; readonly isNow: boolean; readonly onTake: () => void }) {
  const t = useText();
  const format = useFormat();
  const { value, stamp } = props.text;
  return (
    <div className={classes.choice}>
      <p className={classes.value}>
        {value === '' ? <span className="quiet">{t('draft.conflictEmpty')}</span> : value}
      </p>
      <p className="quiet">{t('draft.conflictBy', { name: stamp.name, at: format.since(stamp.at) })}</p>
      <Button size="xs" variant={props.isNow ? 'default' : 'light'} onClick={props.onTake}>
        {t(props.isNow ? 'draft.conflictKeep' : 'draft.conflictTake')}
      </Button>
    </div>
  );
}

function Contested(props: { readonly members: readonly RemovedMember[]; readonly document: DraftDocument }) {
  const t = useText();
  const format = useFormat();
  const store = useDraft();
  return (
    <Note icon={<IconRowRemove size={18} aria-hidden />} title={t('draft.contested', { count: props.members.length })}>
      <ul className={classes.list}>
        {props.members.map(({ at, stamp }) => (
          <li key={at} className={classes.removed}>
            <div>
              <p className={classes.place}>{descriptionAt(props.document, at) || t('list.draftUntitled')}</p>
              <p className="quiet">{t('draft.contestedBy', { name: stamp.name, at: format.since(stamp.at) })}</p>
            </div>
            <Button size="xs" variant="light" onClick={() => store.change([{ op: 'restore', at }])}>
              {t('draft.putBack')}
            </Button>
            <Button size="xs" variant="default" onClick={() => store.change([{ op: 'remove', at }])}>
              {t('draft.leaveOut')}
            </Button>
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Lines that were taken out, to be put back; nothing is gone for good by one key. */
export function RemovedLines() {
  const t = useText();
  const format = useFormat();
  const store = useDraft();
  const document = useDraftPart((state) => state.document);
  const removed = useMemo(
    () =>
      attentionOf(document).removed.filter(
        ({ at, isContested }) => !isContested && at.startsWith('/goodsItems/') && descriptionAt(document, at) !== '',
      ),
    [document],
  );
  if (removed.length === 0) return null;
  return (
    <details className={classes.past}>
      <summary>{t('draft.removedLines', { count: removed.length })}</summary>
      <ul className={classes.list}>
        {removed.slice(0, SHOWN_MAX).map(({ at, stamp }) => (
          <li key={at} className={classes.removed}>
            <div>
              <p className={classes.place}>{descriptionAt(document, at)}</p>
              <p className="quiet">{t('draft.removedBy', { name: stamp.name, at: format.since(stamp.at) })}</p>
            </div>
            <Button size="xs" variant="light" onClick={() => store.change([{ op: 'restore', at }])}>
              {t('draft.putBack')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Who wants one back wants one of the last. */
const SHOWN_MAX = 20;

function descriptionAt(document: DraftDocument, at: string): string {
  const group = partAt(document, at);
  return group?.kind === 'group' ? textAt(contentOf({ revision: 0, root: group }), '/description') : '';
}

/** Somebody else ended it while it was open here: what stands here is not lost, it goes on as another draft. */
function Closed(props: { readonly number: string | null; readonly session: Session }) {
  const t = useText();
  const store = useDraft();
  const navigate = useNavigate();
  const goOn = async () => {
    const { content, owner } = store.snapshot().stored;
    const id = crypto.randomUUID();
    const draft = { id, owner, key: crypto.randomUUID(), savedAt: new Date().toISOString(), content };
    beginDraft(draft, props.session);
    await navigate({ to: '/declarations/new', search: { draft: id } });
  };
  const { number } = props;
  return (
    <Note
      icon={<IconLock size={18} aria-hidden />}
      title={number === null ? t('draft.goneTitle') : t('draft.closedTitle', { number })}
    >
      <p className="quiet">{t('draft.closedHint')}</p>
      <div className={classes.actions}>
        {number !== null && (
          <Button size="xs" renderRoot={(root) => <Link to="/declarations/$number" params={{ number }} {...root} />}>
            {t('draft.openDeclaration')}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => void goOn()}>
          {t('draft.goOnAsNew')}
        </Button>
      </div>
    </Note>
  );
}
