import { declarationRef, type ClearanceReference } from '#core/clearance';
import type { Channel, DeclarationNumber, DeclarationState } from '#core/declaration';
import type { Command, WorkingSet } from '#core/kernel';
import type { CompiledRules } from '#core/risk';
import { forcedBy } from '#core/sandbox';
import type { AnyHandler } from '#server/platform/engine';

/** Decides as the law says, but for the channel where the declarant's own reference forces one. Built into a sandbox only. */
export const forcingChannel = (handler: AnyHandler<ClearanceReference>): AnyHandler<ClearanceReference> => ({
  ...handler,
  handle: (command, prepared, world, facts) => {
    const { channel } = forcedBy(referenceOf(command, world));
    if (channel === undefined) return handler.handle(command, prepared, world, facts);
    const { reference } = facts;
    return handler.handle(command, prepared, world, {
      ...facts,
      reference: { ...reference, rules: leadingTo(reference.rules, channel) },
    });
  },
});

/** No rule speaks, and chance has only one side. */
const leadingTo = (rules: CompiledRules, channel: Channel): CompiledRules => ({
  ...rules,
  rules: [],
  index: { forDeclaration: () => [], forLine: () => [], unindexed: 0 },
  policy: {
    ...rules.policy,
    randomShare: channel === 'green' ? 0 : 1,
    randomRedShare: channel === 'red' ? 1 : 0,
    relief: [],
  },
});

/** As the command says it, else as the declaration that it is about was lodged with. */
function referenceOf({ data }: Command, world: WorkingSet): string | null | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('declaration' in data) return textIn(data.declaration, 'functionalReferenceId');
  const number = textIn(data, 'number');
  if (number === undefined) return undefined;
  const ref = declarationRef(number as DeclarationNumber);
  return world.has(ref) ? world.state<DeclarationState>(ref)?.head.ownReference : undefined;
}

function textIn(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : undefined;
}
