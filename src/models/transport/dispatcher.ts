import { Agent, EnvHttpProxyAgent, Pool, type Dispatcher } from 'undici';
import { InputError } from '../../errors/index.ts';
import { defaultMaxResponseBytes, type TransportSetting } from './transport-setting.ts';

/** What holds the connections: directly, or through the proxies that the environment names. */
export function createDispatcher(setting: TransportSetting): Dispatcher {
  const { environment, connections, connectTimeoutMs, keepAliveMs, maxResponseBytes = defaultMaxResponseBytes } = setting;
  const options = {
    connections,
    connectTimeout: connectTimeoutMs,
    bodyTimeout: 0, // ours is exact, undici's may be half a second late
    headersTimeout: 0, // a model may think for as long as the call may last
    maxResponseSize: maxResponseBytes,
    allowH2: false, // one lost connection is then one lost call
    ...(keepAliveMs === undefined ? {} : { keepAliveTimeout: keepAliveMs }),
  };
  const httpProxy = proxyOf(environment, 'HTTP_PROXY');
  const httpsProxy = proxyOf(environment, 'HTTPS_PROXY');
  if (httpProxy === '' && httpsProxy === '') return new Agent(options);
  return new EnvHttpProxyAgent({
    ...options,
    httpProxy,
    httpsProxy,
    noProxy: variable(environment, 'NO_PROXY'),
    // A proxy that does not answer holds a place no longer than a server to which there is no way.
    clientFactory: (origin, clientOptions) => new Pool(origin, { ...clientOptions, headersTimeout: connectTimeoutMs }),
  });
}

type Environment = TransportSetting['environment'];

/** An address without its scheme is common, and means http. The address itself is not shown: it may hold a password. */
function proxyOf(environment: Environment, name: string): string {
  const given = variable(environment, name);
  const address = given === '' || given.includes('://') ? given : `http://${given}`;
  if (address === '' || URL.canParse(address)) return address;
  throw new InputError('invalid-option', `the address in ${name} is not a URL`, { hint: `Set ${name} such as http://proxy.example:3128.` });
}

function variable(environment: Environment, name: string): string {
  return (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();
}
