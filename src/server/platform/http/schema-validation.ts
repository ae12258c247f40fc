import { ProblemError, edgeRefusal, problem } from './problem.ts';
import type { Refusal } from '#core/kernel';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';

/** As many shape problems as a person can use at once; a hostile body cannot make us list a million. */
export const SHAPE_REFUSALS_MAX = 200;

/**
 * Compiles each route's TypeBox schema once. The schema is the contract; what does not fit comes back as refusals with
 * pointers, all at once. Query and path texts are converted to the types the schema names; bodies are not.
 */
export const schemaCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = Compile(schema);
  const convert = httpPart !== 'body';
  return (value: unknown) => {
    const candidate = convert ? Value.Convert(schema, value) : value;
    if (check.Check(candidate)) return { value: candidate };
    const refusals = [...check.Errors(candidate)].slice(0, SHAPE_REFUSALS_MAX).map(shapeRefusal);
    return { error: new ProblemError(problem('validation', { errors: refusals })) };
  };
};

interface ShapeError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: unknown;
}

function shapeRefusal(error: ShapeError): Refusal {
  const params = error.params as { readonly additionalProperties?: readonly string[]; readonly requiredProperties?: readonly string[] };
  const name = params.additionalProperties?.[0] ?? params.requiredProperties?.[0];
  const pointer = name === undefined ? error.instancePath : `${error.instancePath}/${name}`;
  const field = pointer.split('/').at(-1) ?? '';
  const label = { vi: `Trường ${field}`, en: `Field ${field}` };
  switch (error.keyword) {
    case 'required':
      return {
        ...edgeRefusal('FMT-001', pointer, `Thiếu trường “${field}”`, `The field “${field}” is missing`, {
          vi: 'Điền trường này',
          en: 'Fill in this field',
        }),
        label,
      };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return {
        ...edgeRefusal('FMT-002', pointer, `Mô hình dữ liệu không có trường “${field}”`, `The data model has no field “${field}”`, {
          vi: 'Bỏ trường này hoặc sửa lại tên theo tài liệu API',
          en: 'Remove it, or correct its name by the API documentation',
        }),
        label,
      };
    default:
      return {
        ...edgeRefusal('FMT-003', pointer, `Giá trị của “${field}” không đúng dạng (${error.message})`, `The value of “${field}” does not have its form (${error.message})`, {
          vi: 'Sửa theo dạng nêu trong tài liệu API',
          en: 'Correct it to the form in the API documentation',
        }),
        label,
      };
  }
}
