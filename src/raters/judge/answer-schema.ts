import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { Rubric } from '../../spec/index.ts';

type ResponseFormat = Extract<NonNullable<LanguageModelV4CallOptions['responseFormat']>, { type: 'json' }>;

/**
 * The form of an answer, for providers that hold a model to one. Only what all of their dialects of JSON Schema know;
 * what they cannot hold it to is checked afterwards.
 */
export function answerFormat({ name, fields }: Rubric): ResponseFormat {
  return {
    type: 'json',
    name: `rating_${name.replaceAll('-', '_')}`,
    schema: {
      type: 'object',
      properties: {
        reason: { type: 'string' },
        answers: {
          type: 'object',
          properties: Object.fromEntries(fields.map((field) => [field.name, answerOf(Object.keys(field.answers))])),
          required: fields.map((field) => field.name),
          additionalProperties: false,
        },
      },
      required: ['reason', 'answers'],
      additionalProperties: false,
    },
  };
}

function answerOf(answers: string[]): NonNullable<ResponseFormat['schema']> {
  return {
    type: 'object',
    properties: { answer: { type: 'string', enum: answers }, citations: { type: 'array', items: { type: 'integer' } } },
    required: ['answer', 'citations'],
    additionalProperties: false,
  };
}
