import { describe, expect, test } from 'vitest';
import { serverEndpointsSchema } from '#shared/model/account.ts';
import {
  BLANK_ENDPOINTS,
  draftOfEndpoints,
  endpointProblem,
  endpointsOf,
  SERVICE_NAMES,
  withHost,
  withTls,
} from './endpoints-draft.ts';

const complete = withHost(BLANK_ENDPOINTS, 'notification', 'msn.example.org');

test('the form has every service there is, with TLS on and a usual port', () => {
  expect(SERVICE_NAMES).toEqual(Object.keys(serverEndpointsSchema.shape));
  for (const name of SERVICE_NAMES) {
    expect(BLANK_ENDPOINTS[name].tls).toBe(true);
    expect(endpointProblem({ ...BLANK_ENDPOINTS[name], host: 'h' })).toBeNull();
  }
});

test('what is typed comes out as addresses, and goes in again', () => {
  const endpoints = endpointsOf(complete);
  expect(serverEndpointsSchema.safeParse(endpoints).success).toBe(true);
  expect(endpoints && draftOfEndpoints(endpoints)).toEqual(complete);
  expect(endpointsOf(BLANK_ENDPOINTS)).toBeNull();
});

describe('the host of the messenger server', () => {
  test('goes for all services that have none of their own', () => {
    const own = withHost(complete, 'nexus', 'nexus.example.org');
    const next = withHost(own, 'notification', 'other.example.org');
    expect(next.config.host).toBe('other.example.org');
    expect(next.nexus.host).toBe('nexus.example.org');
  });

  test('is not changed by that of another service', () => {
    expect(withHost(complete, 'nexus', 'n').notification.host).toBe('msn.example.org');
  });
});

test('switching TLS switches a usual port, and leaves a special one', () => {
  const without = withTls(complete, 'nexus', false);
  expect(without.nexus).toMatchObject({ tls: false, port: '80' });
  expect(withTls(without, 'nexus', true).nexus.port).toBe('443');
  const special = { ...complete, nexus: { ...complete.nexus, port: '8081' } };
  expect(withTls(special, 'nexus', false).nexus.port).toBe('8081');
  expect(withTls(complete, 'notification', false).notification.port).toBe('1863');
});

describe('what is wrong', () => {
  const good = complete.nexus;
  test.each([
    [{ host: ' ' }],
    [{ host: 'https://x' }],
    [{ host: 'a b' }],
    [{ host: 'user@host' }],
    [{ host: 'host:80' }],
    [{ host: 'x'.repeat(254) }],
    [{ port: '' }],
    [{ port: '0' }],
    [{ port: '65536' }],
    [{ port: '80.5' }],
    [{ port: '1e3' }],
    [{ path: 'no-slash' }],
    [{ path: '' }],
    [{ path: '/a b' }],
  ])('%o', (change) => {
    expect(endpointProblem({ ...good, ...change })).toMatch(/\.$|\/\.$/);
  });

  test.each([
    [{ host: '127.0.0.1' }],
    [{ host: '[::1]' }],
    [{ host: ' msn.example.org ' }],
    [{ port: '65535' }],
  ])('nothing with %o', (change) => {
    const draft = { ...complete, nexus: { ...good, ...change } };
    expect(endpointProblem(draft.nexus)).toBeNull();
    expect(serverEndpointsSchema.safeParse(endpointsOf(draft)).success).toBe(true);
  });
});
