import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { celProblemText, completionsAt, problemsOf, type CelProblem, type Completions, type Rule } from '#core/risk';
import { useLocal, useText } from '#web/ui';
import classes from './risk.module.css';
import { useKnownValues } from './use-known-values.ts';

/** As many as can be read at a glance; typing on narrows them. */
const OFFERS_MAX = 8;
const NOTHING: Completions = { from: 0, to: 0, items: [] };

/** One expression, with what may come next below it and what is wrong underlined and in words. */
export function ExpressionEditor(props: {
  readonly value: string;
  readonly scope: Rule['scope'];
  readonly onChange: (when: string) => void;
}) {
  const t = useText();
  const local = useLocal();
  const id = useId();
  const { value, scope, onChange } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const cursorTo = useRef<number | undefined>(undefined);
  const valuesOf = useKnownValues();
  const [offers, setOffers] = useState<Completions>(NOTHING);
  const [chosen, setChosen] = useState(0);
  const problems = value.trim() === '' ? [] : problemsOf(value, scope);
  const shown = offers.items.slice(0, OFFERS_MAX);
  useLayoutEffect(() => {
    if (cursorTo.current === undefined) return;
    field.current?.setSelectionRange(cursorTo.current, cursorTo.current);
    cursorTo.current = undefined;
  });
  const offer = (text: string, cursor: number) => {
    setOffers(completionsAt(text, cursor, { scope, valuesOf }));
    setChosen(0);
  };
  const take = (index: number) => {
    const item = shown[index];
    if (item === undefined) return;
    const next = value.slice(0, offers.from) + item.insert + value.slice(offers.to);
    const cursor = offers.from + item.insert.length;
    cursorTo.current = cursor;
    onChange(next);
    field.current?.focus();
    // After a group its facts are what comes next; after anything else the writer goes on.
    if (item.kind === 'group') offer(next, cursor);
    else setOffers(NOTHING);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.ctrlKey && event.code === 'Space') {
      event.preventDefault();
      offer(value, event.currentTarget.selectionStart);
      return;
    }
    if (shown.length === 0) return;
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % shown.length);
    else if (event.key === 'ArrowUp') setChosen((chosen + shown.length - 1) % shown.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen);
    else if (event.key === 'Escape') setOffers(NOTHING);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <label htmlFor={id} className={classes.label}>
        {t('risk.condition')}
      </label>
      <p className={`quiet ${classes.hint}`}>{t('risk.expressionHint')}</p>
      <div className={classes.editor} data-wrong={problems.length > 0 ? '' : undefined}>
        <Underlined text={value} problems={problems} />
        <textarea
          id={id}
          ref={field}
          className={classes.text}
          value={value}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-autocomplete="list"
          aria-invalid={problems.length > 0}
          aria-describedby={`${id}-problems`}
          {...(shown.length > 0 && {
            'aria-controls': `${id}-offers`,
            'aria-activedescendant': `${id}-offer-${chosen}`,
          })}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            offer(event.currentTarget.value, event.currentTarget.selectionStart);
          }}
          onKeyDown={press}
          onBlur={() => setOffers(NOTHING)}
        />
        {shown.length > 0 && (
          <div id={`${id}-offers`} className={classes.offers} role="listbox" aria-label={t('risk.offers')}>
            {shown.map((item, index) => (
              <div
                key={item.insert}
                id={`${id}-offer-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === chosen}
                className={classes.offer}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(index);
                }}
              >
                <span className="mono">{item.insert}</span>
                <span>{local(item.words)}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      <ul id={`${id}-problems`} className={classes.problems} aria-live="polite">
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.offset}`}>{local(celProblemText(problem))}</li>
        ))}
      </ul>
    </div>
  );
}

/** The same text behind the field, invisible but for the marks under it. */
function Underlined(props: { readonly text: string; readonly problems: readonly CelProblem[] }) {
  const { text, problems } = props;
  const pieces: { readonly text: string; readonly wrong: boolean }[] = [];
  let at = 0;
  for (const { offset, end } of problems) {
    if (offset < at) continue;
    // What is missing at the end has no letters of its own.
    const to = Math.max(end, offset + 1);
    pieces.push({ text: text.slice(at, offset), wrong: false }, { text: text.slice(offset, to), wrong: true });
    at = to;
  }
  pieces.push({ text: text.slice(at), wrong: false });
  return (
    <div className={classes.behind} aria-hidden>
      {pieces.map((piece, index) => (piece.wrong ? <mark key={index}>{piece.text || ' '}</mark> : piece.text))}
    </div>
  );
}
