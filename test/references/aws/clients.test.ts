import { expect, test } from '@jest/globals';
import { clientConfig } from '../../../src/references/aws/clients.ts';
import type { Http, HttpCall } from '../../../src/references/aws/http.ts';
import type { Choice } from '../../../src/references/aws/settings.ts';

const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'key' };
const choice: Choice = {
  role: undefined,
  region: 'us-east-1',
  endpoints: new Map([['SSM', 'https://ssm.example/']]),
  fips: true,
  dualStack: false,
};

/** A network that notes what is sent, and answers the same to all of it. */
function network() {
  const sent: HttpCall[] = [];
  const http: Http = {
    send: async (call) => {
      sent.push(call);
      return { status: 200, headers: { 'x-amzn-requestid': '1' }, body: Buffer.from('{}') };
    },
    close: async () => undefined,
  };
  return { http, sent };
}

test('a client is told all that it would otherwise look for', async () => {
  const { http } = network();
  const config = clientConfig({ choice, http, maxAttempts: 5 }, 'STS', credentials);
  const { requestHandler, authSchemePreference, sigv4aSigningRegionSet, userAgentAppId, ...rest } = config;
  expect(rest).toStrictEqual({
    region: 'us-east-1',
    credentials,
    maxAttempts: 5,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useFipsEndpoint: true,
    useDualstackEndpoint: false,
    ignoreConfiguredEndpointUrls: true,
    disableClockSkewCorrection: false,
    customUserAgent: 'qualytics-datastores-as-code',
  });
  expect([await authSchemePreference(), await sigv4aSigningRegionSet(), await userAgentAppId()]).toEqual([
    [],
    [],
    undefined,
  ]);
  expect(requestHandler.metadata).toEqual({ handlerProtocol: 'http/1.1' });
  expect([requestHandler.httpHandlerConfigs(), requestHandler.updateHttpClientConfig()]).toEqual([{}, undefined]);
});

test('a client is for one service and region, at its custom endpoint', () => {
  const { http } = network();
  const other = { choice: { ...choice, fips: false, dualStack: true }, http, maxAttempts: 1 };
  expect(clientConfig(other, 'SSM', credentials, 'eu-west-1')).toMatchObject({
    region: 'eu-west-1',
    maxAttempts: 1,
    useFipsEndpoint: false,
    useDualstackEndpoint: true,
    endpoint: 'https://ssm.example/',
  });
});

test.each([
  [{}, 'https://aws.example/a/b'],
  [{ port: 8443 }, 'https://aws.example:8443/a/b'],
  [{ query: { Action: 'Get', 'a b': 'c&d' } }, 'https://aws.example/a/b?Action=Get&a+b=c%26d'],
  [{ query: { list: ['1', '2'], flag: null } }, 'https://aws.example/a/b?list=1&list=2&flag='],
])('a request with %j goes out as the SDK made it', async (more, address) => {
  const { http, sent } = network();
  const { requestHandler } = clientConfig({ choice, http, maxAttempts: 1 }, 'STS', credentials);
  const headers = { authorization: 'signed' };
  const request = { method: 'POST', protocol: 'https:', hostname: 'aws.example', path: '/a/b', headers, body: 'x' };
  expect(await requestHandler.handle({ ...request, ...more })).toEqual({
    response: { statusCode: 200, headers: { 'x-amzn-requestid': '1' }, body: Buffer.from('{}') },
  });
  expect(sent).toEqual([{ method: 'POST', url: new URL(address), headers, body: 'x' }]);
});
