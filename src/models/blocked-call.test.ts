import { APICallError } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { blockedAnswer } from './blocked-call.ts';

describe('an error by which a filter stops a call', () => {
  it.each([
    ['OpenAI', 400, { error: { code: 'invalid_prompt', type: 'invalid_request_error', message: 'Invalid prompt: it was flagged.' } }],
    [
      'Azure',
      400,
      { error: { code: 'content_filter', message: 'The response was filtered.', innererror: { code: 'ResponsibleAIPolicyViolation' } } },
    ],
    ['Anthropic', 400, { type: 'error', error: { type: 'invalid_request_error', message: 'Output blocked by content filtering policy' } }],
    [
      'OpenRouter',
      403,
      { error: { code: 403, message: 'Your input was flagged', metadata: { reasons: ['violence'], flagged_input: 'x' } } },
    ],
    ['OpenRouter behind 200', 200, { error: { code: 403, message: 'Your input was flagged', metadata: { flagged_input: 'x' } } }],
  ])('of %s is an answer that the filter stopped, with what was said as a warning', (_provider, status, body) => {
    expect(blockedAnswer(failed(status, body))).toMatchObject({
      content: [],
      finishReason: { unified: 'content-filter' },
      warnings: [{ type: 'other', message: `stopped by the provider's filter: ${body.error.message}` }],
    });
  });

  it.each([
    ['a wrong parameter', 400, { error: { code: 'invalid_value', message: 'no' } }],
    ['another complaint of Anthropic', 400, { type: 'error', error: { type: 'invalid_request_error', message: 'max_tokens: too large' } }],
    ['a key without rights', 403, { error: { code: 403, message: 'no' } }],
    ['a fault of the server', 500, { error: { code: 'content_filter', message: 'no' } }],
  ])('is not %s', (_what, status, body) => {
    expect(blockedAnswer(failed(status, body))).toBeUndefined();
  });

  it('is no error of another kind', () => {
    expect(blockedAnswer(new Error('content_filter'))).toBeUndefined();
  });
});

function failed(statusCode: number, body: unknown): APICallError {
  return new APICallError({
    message: 'no',
    url: 'http://127.0.0.1/v1',
    requestBodyValues: {},
    statusCode,
    responseBody: JSON.stringify(body),
  });
}
