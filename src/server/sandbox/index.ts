export { answerQuestion, registerParty, type SandboxParts } from './answer-question.ts';
export { forceAnswers } from './force-answers.ts';
export { forcingChannel } from './forced-channel.ts';
export { forwarder, type Forwarder } from './forward.ts';
export { keysElsewhere } from './keys-elsewhere.ts';
export { SANDBOX_PREFIX, sandboxPages } from './sandbox-pages.ts';
export type { SandboxAddress, SandboxAnswers, SandboxPartner, SandboxQuestion } from './partner.ts';
