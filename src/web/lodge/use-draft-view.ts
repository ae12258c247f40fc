import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useDraft } from './draft-store.tsx';

/** Two ways to work on one draft: a form to be led through, and a grid for many lines. */
export type DraftView = 'form' | 'grid';

/** Which one is open; the address says it, so that a draft opens again as it was left. */
export function useDraftView() {
  const store = useDraft();
  const navigate = useNavigate();
  const { view: named } = useSearch({ from: '/declarations/new' });
  const view: DraftView = named === 'grid' ? 'grid' : 'form';
  const wanted = useRef<string>(undefined);
  const show = (next: DraftView) =>
    void navigate({
      to: '/declarations/new',
      search: (now) => {
        const { view: _, ...rest } = now;
        return next === 'grid' ? { ...rest, view: next } : rest;
      },
      replace: true,
    });
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
