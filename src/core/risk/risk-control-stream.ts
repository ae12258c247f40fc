import type { Instant, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';
import type { ProposedBy } from './rule-stream.ts';

export const RISK_CONTROL_STREAM = 'risk-control';
/** The switch that stops all rules of a country but those that the law makes mandatory. */
export const riskControlRef = (country: string): StreamRef => ({ type: RISK_CONTROL_STREAM, id: country });

export const RISK_CONTROL_EVENTS = { stopped: 'AllStopped', restarted: 'AllRestarted' } as const;

export interface AllStopped {
  readonly reason: string;
}
export interface AllRestarted extends ProposedBy {
  readonly reason: string;
}

export interface RiskControlState {
  /** Set while all but the mandatory rules are stopped. */
  readonly stop: (AllStopped & { readonly userId: string; readonly at: Instant }) | null;
}

export const riskControlStream: StreamDefinition<RiskControlState> = {
  type: RISK_CONTROL_STREAM,
  foldVersion: 1,
  evolve: (_state, event) => {
    switch (event.type) {
      case RISK_CONTROL_EVENTS.stopped: {
        const { reason } = stoppedOf(event);
        return { stop: { reason, userId: event.actor.userId, at: event.at } };
      }
      case RISK_CONTROL_EVENTS.restarted:
        return { stop: null };
      default:
        throw new Error(`Unknown event of the switch of selection: ${event.type}`);
    }
  },
};

const stoppedOf = ({ data }: RecordedEvent): AllStopped => data as unknown as AllStopped;
