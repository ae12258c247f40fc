import { answer, server, type BodyOf } from '#web/client';

/** The calls of how a party is measured, apart from those that every page carries. */
export const complianceApi = {
  compliance: (id: string) => answer(server.GET('/api/v1/parties/{id}/compliance', { params: { path: { id } } })),
  measureCompliance: (id: string) =>
    answer(server.POST('/api/v1/parties/{id}/compliance/measures', { params: { path: { id } } })),
  contestCompliance: (id: string, body: BodyOf<'contestCompliance'>) =>
    answer(server.POST('/api/v1/parties/{id}/compliance/contests', { params: { path: { id } }, body })),
  answerContest: (id: string, contest: string, body: BodyOf<'answerComplianceContest'>) =>
    answer(
      server.POST('/api/v1/parties/{id}/compliance/contests/{contest}/answer', {
        params: { path: { id, contest } },
        body,
      }),
    ),
  complianceContests: () => answer(server.GET('/api/v1/compliance/contests')),
} as const;
