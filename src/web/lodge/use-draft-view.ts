import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useDraft } from './draft-store.tsx';
import { leftAt, rememberLeftAt } from './left-at.ts';

/** Three ways to work on one draft: asked step by step, a form of all fields, and a grid for many lines. */
export type DraftView = (typeof DRAFT_VIEWS)[number];
export const DRAFT_VIEWS = ['guided', 'form', 'grid'] as const;

/** Which one is open; the address says it, and the device remembers it, so that a draft opens again as it was left. */
export function useDraftView(allowed: readonly DraftView[]) {
  const store = useDraft();
  const navigate = useNavigate();
  const { id } = store.snapshot().stored;
  const search = useSearch({ from: '/declarations/new' });
  const { view: named, task, line } = search.view === undefined ? leftAt(id) : search;
  const view = allowed.find((each) => each === named) ?? 'form';
  const wanted = useRef<string>(undefined);
  const show = (next: DraftView) =>
    void navigate({ to: '/declarations/new', search: (now) => ({ ...now, view: next }), replace: true });
  useEffect(() => {
    if (named === undefined) return;
    rememberLeftAt(id, { view: named, ...(task !== undefined && { task }), ...(line !== undefined && { line }) });
    if (search.view !== undefined) return;
    void navigate({
      to: '/declarations/new',
      search: (now) => ({
        ...now,
        view: named,
        ...(task !== undefined && { task }),
        ...(line !== undefined && { line }),
      }),
      replace: true,
    });
  }, [id, named, task, line, search.view, navigate]);
  // The form's fields are there once it is drawn.
  useEffect(() => {
    if (view !== 'form' || wanted.current === undefined) return;
    const element = store.elementFor(wanted.current);
    if (element !== undefined) document.getElementById(element)?.focus();
    wanted.current = undefined;
  }, [view, store]);
  return {
    view,
    show,
    /** To the field of a place in the form, as from a refusal in the grid. */
    toField: (pointer: string) => {
      wanted.current = pointer;
      show('form');
    },
  };
}
