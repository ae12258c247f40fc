import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Refusal } from '#core/kernel';
import { api, ApiError, useSession, type Session, type ShipmentResult } from '#web/client';
import { isAccepted, tellShipmentOutcome } from '#web/procedures';
import type { TextKey } from '#web/texts';
import { country, LoadingRows, Page, ProblemNote, useText, useToast } from '#web/ui';
import { declarationOfDraft, keptAsDeclared } from '#core/draft';
import { Attention } from './attention.tsx';
import { AmendedFields } from './amended-fields.tsx';
import { AmendPart, isComplete, type AmendmentReason } from './amend-part.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { ChecksProvider, useLiveChecks } from './checks.tsx';
import { DraftProvider, useDraft, useDraftPart } from './draft-store.tsx';
import type { OpenDraft } from './open-draft.ts';
import { exampleDraft } from './example.ts';
import { FixFields } from './fix-fields.tsx';
import { keepTrial } from './keep-trial.ts';
import { sendDraft, type Attempt, type Lodged, type Sending } from './send-draft.ts';
import { useExamination } from './goods-grid/use-examination.ts';
import { GoodsPart } from './goods-lines.tsx';
import classes from './lodge.module.css';
import { GeneralPart, InvoicePart, PartiesPart, TransportPart } from './sections.tsx';
import { PeopleHere } from './presence.tsx';
import { SavedNote } from './saved-note.tsx';
import type { StoredDraft } from './stored-draft.ts';
import { useDeclared } from './use-declared.ts';
import { DRAFT_VIEWS, useDraftView, type DraftView } from './use-draft-view.ts';
import { closeDraft, useOpenDraft } from './use-open-draft.ts';

/** Loaded when somebody works in it: most declarations have few lines. */
const GoodsGrid = lazy(async () => ({ default: (await import('./goods-grid/goods-grid.tsx')).GoodsGrid }));
const Guided = lazy(async () => ({ default: (await import('./guided/guided.tsx')).Guided }));

/** Opens the draft that the address names, or a new one; the address then names it, so reloading finds it again. */
export function LodgePage() {
  const session = useSession();
  const navigate = useNavigate();
  const { draft } = useSearch({ from: '/declarations/new' });
  const [fresh] = useState(() => crypto.randomUUID());
  const id = draft ?? fresh;
  useEffect(() => {
    if (draft === undefined)
      void navigate({ to: '/declarations/new', search: (now) => ({ ...now, draft: id }), replace: true });
  }, [draft, id, navigate]);
  if (session === null) return null;
  return <LodgeForm key={id} id={id} isFresh={id === fresh} session={session} />;
}

function LodgeForm(props: { readonly id: string; readonly isFresh: boolean; readonly session: Session }) {
  const t = useText();
  const { id, isFresh, session } = props;
  const { open, error, retry } = useOpenDraft(id, session, () => newDraft(id, session), { isFresh });
  if (open)
    return (
      <DraftProvider value={open}>
        <Lodge session={session} open={open} />
      </DraftProvider>
    );
  if (error === null) return <LoadingRows rows={8} />;
  return (
    <Page title={t('draft.title')}>
      <ProblemNote error={error} onRetry={retry} />
    </Page>
  );
}

function newDraft(id: string, session: Session): StoredDraft {
  const trader =
    session.organisation.kind === 'trader'
      ? { importer: { id: session.organisation.id, name: session.organisation.name } }
      : {};
  return {
    id,
    owner: session.user.id,
    key: crypto.randomUUID(),
    savedAt: new Date().toISOString(),
    content: {
      typeCode: country().usual.typeCode,
      invoiceAmount: { currency: country().usual.invoiceCurrency },
      ...trader,
      goodsItems: [{}],
    },
  };
}

const LODGED = { registered: 'draft.lodged', kept: 'draft.preLodged' } as const;
const AMENDED = { registered: 'amend.sent', kept: 'amend.drafted' } as const;

/** What customs enters or assesses itself. */
const isOfOffice = ({ amends, paper }: StoredDraft): boolean => amends?.byCustoms === true || paper !== undefined;

function doneText(
  { amends, paper }: StoredDraft,
  register: boolean,
  number: string,
  t: ReturnType<typeof useText>,
): string {
  if (paper) return t('papers.entered', { paper: paper.number, number });
  return t((amends ? AMENDED : LODGED)[register ? 'registered' : 'kept'], { number });
}

function hintText({ amends, paper }: StoredDraft): TextKey {
  if (paper) return 'papers.formHint';
  return amends ? 'amend.hint' : 'draft.registerHint';
}

function confirmText({ amends, paper }: StoredDraft): TextKey {
  if (paper) return 'papers.enter';
  if (amends === undefined) return 'draft.register';
  return amends.byCustoms ? 'amend.assess' : 'amend.confirm';
}

function titleOf({ replaces, amends, paper }: StoredDraft, t: ReturnType<typeof useText>): string {
  if (paper) return t('papers.entering', { number: paper.number });
  if (amends?.versions !== undefined) return t('shipment.amendTitle', { number: amends.number });
  if (amends) return t(amends.byCustoms ? 'amend.assessTitle' : 'amend.title', { number: amends.number });
  return replaces === undefined ? t('draft.title') : t('draft.editTitle', { number: replaces });
}

function Lodge(props: { readonly session: Session; readonly open: OpenDraft }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const store = useDraft();
  const stored = useDraftPart((state) => state.stored);
  const declared = useDeclared(stored.amends);
  const declaration = useMemo(() => {
    const edited = declarationOfDraft(stored.content);
    return declared === undefined ? edited : keptAsDeclared(declared, edited);
  }, [stored.content, declared]);
  const [attempted, setAttempted] = useState(false);
  const [amendment, setAmendment] = useState<AmendmentReason>({ reasonCode: '', reason: '' });
  const lodge = useMutation({
    mutationFn: (attempt: Attempt) => sendDraft(stored, attempt),
    onSuccess: async (answer, { register }) => {
      if (answer.shipment !== undefined) return toShipment(answer.shipment);
      await closeDraft(props.open, answer.number);
      client.removeQueries({ queryKey: ['declaration', answer.number] });
      const { number } = answer;
      toast({ kind: 'done', text: doneText(stored, register, number, t) });
      if (stored.paper) await client.invalidateQueries({ queryKey: ['papers'] });
      client.removeQueries({ queryKey: ['case', number] });
      await navigate({
        to: isOfOffice(stored) ? '/cases/$number' : '/declarations/$number',
        params: { number },
      });
    },
    onError: (error) => {
      const refusals = refusalsOf(error).filter(({ severity }) => severity === 'error');
      if (refusals.length > 0) {
        toCorrections();
        keepTrial(props.open, refusals);
      }
    },
  });
  /** What of it was refused stays a draft, until the same is sent again and goes through. */
  const toShipment = async ({ result, again }: NonNullable<Lodged['shipment']>) => {
    const closing = async (told: ShipmentResult) => {
      if (isAccepted(told)) await closeDraft(props.open, told.number);
      return told;
    };
    tellShipmentOutcome(client, {
      step: t('shipment.amendment'),
      result: await closing(result),
      again: () => again().then(closing),
    });
    await client.invalidateQueries({ queryKey: ['shipment'] });
    await client.invalidateQueries({ queryKey: ['shipment-lines'] });
    await navigate({ to: '/shipments/$number', params: { number: result.number } });
  };
  // An answer is about what was sent: once the draft changes, it says nothing any more.
  const failure = lodge.variables?.content === declaration ? lodge.error : null;
  const lodged = refusalsOf(failure);
  const earlier = { replaces: stored.replaces, amends: stored.amends?.number, on: stored.paper?.on };
  // What amends a version or stands on paper is judged by the law of its day, which only the server has.
  const isNew = stored.amends === undefined && stored.paper === undefined;
  const views = isNew ? DRAFT_VIEWS : ALL_AT_ONCE;
  const { view, show, toField } = useDraftView(views);
  const isHere = view === 'grid' && isNew;
  const examination = useExamination(isHere ? declaration : undefined, stored.replaces);
  const here = isHere && !examination.hasFailed ? examination.examined : 'server';
  const checks = useLiveChecks(declaration, earlier, attempted, lodged, here);
  const problems = checks.refusals.filter((refusal) => refusal.severity === 'error').length;
  const send = (register: boolean) => {
    setAttempted(true);
    if (problems > 0) {
      toCorrections();
      keepTrial(props.open, checks.refusals);
    } else if (stored.amends === undefined || isComplete(amendment))
      lodge.mutate({ register, content: declaration, reason: amendment });
  };
  const sending: Sending = {
    send,
    pending: lodge.isPending ? (lodge.variables.register ? 'register' : 'keep') : undefined,
    failure: lodged.length === 0 ? failure : null,
    problems: attempted ? problems : 0,
  };
  const example = useMutation({
    mutationFn: api.exampleDeclaration,
    onSuccess: (found) => {
      if (found === null) return;
      const { organisation } = props.session;
      setAttempted(true);
      store.replace(exampleDraft(found, { id: organisation.id, name: organisation.name }));
    },
  });
  return (
    <ChecksProvider value={checks}>
      <Page
        title={titleOf(stored, t)}
        lead={<SavedNote />}
        actions={
          <>
            {isNew && (
              <Button variant="default" loading={example.isPending} onClick={() => example.mutate()}>
                {t('draft.example')}
              </Button>
            )}
            <PeopleHere />
            <ViewSwitch views={views} view={view} onChange={show} />
          </>
        }
      >
        <form
          className={classes.layout}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            // Step by step, Enter in a field goes nowhere: it is lodged by its own button alone.
            if (view !== 'guided') send(true);
          }}
        >
          <div className={LAYOUTS[view]}>
            {example.error && <ProblemNote error={example.error} onRetry={() => example.mutate()} />}
            <Attention session={props.session} />
            {stored.amends && <AmendPart reason={amendment} onChange={setAmendment} asked={attempted} />}
            {stored.amends && <AmendedFields declared={declared} declaration={declaration} />}
            {view === 'form' && <FixFields />}
            {view === 'form' && <FormParts />}
            <Suspense fallback={<LoadingRows rows={12} />}>
              {view === 'grid' && <GoodsGrid examination={examination} onForm={toField} />}
              {view === 'guided' && <Guided signing={sending} />}
            </Suspense>
          </div>
          {view === 'form' && <ChecksPanel />}
          {view !== 'guided' && <SendBar stored={stored} sending={sending} />}
        </form>
      </Page>
    </ChecksProvider>
  );
}

/** Ways without being led: of what amends a version, or stands on paper. */
const ALL_AT_ONCE = ['form', 'grid'] as const;
const LAYOUTS = { guided: classes.whole, form: classes.form, grid: classes.wide } as const;

/** Below the form and the grid: what hinders it, and how it is sent. */
function SendBar(props: { readonly stored: StoredDraft; readonly sending: Sending }) {
  const t = useText();
  const { stored, sending } = props;
  const { failure, problems, pending, send } = sending;
  return (
    <div className={classes.bar}>
      {failure && (
        <div className={classes.barProblem}>
          <ProblemNote error={failure} />
        </div>
      )}
      <p className={classes.barNote}>
        {problems > 0 ? t('draft.stillProblems', { count: problems }) : t(hintText(stored))}
      </p>
      {!isOfOffice(stored) && (
        <Button variant="default" loading={pending === 'keep'} onClick={() => send(false)}>
          {t(stored.amends ? 'amend.draft' : 'draft.preRegister')}
        </Button>
      )}
      <Button type="submit" loading={pending === 'register'}>
        {t(confirmText(stored))}
      </Button>
    </div>
  );
}

function FormParts() {
  return (
    <>
      <GeneralPart />
      <PartiesPart />
      <TransportPart />
      <InvoicePart />
      <GoodsPart />
    </>
  );
}

function ViewSwitch(props: {
  readonly views: readonly DraftView[];
  readonly view: DraftView;
  readonly onChange: (view: DraftView) => void;
}) {
  const t = useText();
  return (
    <SegmentedControl
      aria-label={t('goodsGrid.view')}
      value={props.view}
      onChange={props.onChange}
      data={props.views.map((value) => ({ value, label: t(`goodsGrid.${value}`) }))}
      transitionDuration={0}
    />
  );
}

const refusalsOf = (error: unknown): readonly Refusal[] =>
  error instanceof ApiError ? (error.problem.errors ?? []) : [];

/** After a refused attempt the list of what to correct is where the reader should be. */
const toCorrections = (): void =>
  void requestAnimationFrame(() => {
    const list = document.getElementById('corrections');
    list?.focus();
    list?.scrollIntoView({ block: 'nearest' });
  });
