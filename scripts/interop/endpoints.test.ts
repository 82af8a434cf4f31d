import { expect, test } from 'vitest';
import { serverEndpointsSchema, type WebEndpoint } from '#shared/model/account.ts';
import { endpointsOf } from './endpoints.ts';

const SERVER = { host: 'example.com', port: 1863 };

test.each<[string, WebEndpoint]>([
  ['http://127.0.0.1:8080', { host: '127.0.0.1', port: 8080, tls: false, path: '/RST.srf' }],
  ['http://127.0.0.1/', { host: '127.0.0.1', port: 80, tls: false, path: '/RST.srf' }],
  ['https://example.com', { host: 'example.com', port: 443, tls: true, path: '/RST.srf' }],
  ['https://example.com/msn//', { host: 'example.com', port: 443, tls: true, path: '/msn/RST.srf' }],
  ['http://[::1]:8080', { host: '::1', port: 8080, tls: false, path: '/RST.srf' }],
])('web services at %s', (url, tokenService) => {
  const endpoints = endpointsOf(SERVER, new URL(url));
  expect(endpoints).toEqual(serverEndpointsSchema.parse(endpoints));
  expect(endpoints.notification).toEqual({ ...SERVER, tls: false });
  expect(endpoints.tokenService).toEqual(tokenService);
});
