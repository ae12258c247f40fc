import { questionDeclaration } from '#core/assessment';
import type { Declaration } from '#core/declaration';
import { edgeRefusal, refusalsProblem } from '#server/platform/http';
import type { AssessmentBody } from './assessment-schemas.ts';

/** What a body asks about: the declaration in it, or the smallest one that asks the question. */
export function declarationAsked(body: AssessmentBody, typeCode: string): Declaration {
  const { declaration, on: _on, knownAt: _knownAt, ...goods } = body;
  if (declaration === undefined) return questionDeclaration(goods, typeCode);
  const beside = Object.keys(goods);
  if (beside.length > 0) throw refusalsProblem(beside.map(besideDeclaration));
  return declaration;
}

const besideDeclaration = (field: string) => edgeRefusal('FMT-005', `/${field}`, { field });
