import { describe, expect, it } from 'vitest';
import { failureCodeSchema } from '#shared/model/failure.ts';
import { isErrorVerb, ServerError, serverErrorMeaning } from './errors.ts';

describe('serverErrorMeaning', () => {
  it('names what a person can be told', () => {
    expect(serverErrorMeaning(911)).toEqual({
      name: 'authentication-failed',
      failure: 'wrong-password',
      retryable: false,
    });
    expect(serverErrorMeaning(217)).toMatchObject({ failure: 'contact-offline', retryable: true });
    expect(serverErrorMeaning(800)).toMatchObject({ failure: 'too-fast', retryable: true });
    expect(serverErrorMeaning(595)).toMatchObject({ name: 'mobile-gateway-error' });
  });

  it('has a meaning for any number', () => {
    expect(serverErrorMeaning(999)).toEqual({ name: 'error-999', failure: 'server-error', retryable: false });
    for (let code = 0; code < 1000; code += 1) {
      expect(failureCodeSchema.options).toContain(serverErrorMeaning(code).failure);
    }
  });

  it('knows every number that has a name', () => {
    for (const code of Object.values(ServerError))
      expect(serverErrorMeaning(code).name).not.toBe(`error-${code}`);
  });
});

describe('isErrorVerb', () => {
  it('is true for three digits', () => {
    expect(['911', '91', '9111', 'ADL', '9A1'].filter(isErrorVerb)).toEqual(['911']);
  });
});
