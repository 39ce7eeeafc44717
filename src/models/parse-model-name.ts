import { InputError } from '../errors/index.ts';

/** A model name in its parts. */
export interface ModelName {
  /** `reference`, `file`, `monitor`, or a provider's name. */
  readonly kind: string;
  /** The model's id, the reference subject's name, the path, or a monitor's address or command. */
  readonly id: string;
  /** Settings behind the `?`. */
  readonly options: Readonly<Record<string, string>>;
  /** For `file:`, what stands behind the `#`. */
  readonly exportName?: string;
}

/**
 * Takes a model name apart: `reference/<name>[?key=value&…]`, `<provider>/<model id>[?…]`, `file:<path>[#export]`,
 * `monitor:<http address>`, `monitor:command:<command line>`.
 * Throws InputError `unknown-name` for what is none of these.
 */
export function parseModelName(name: string): ModelName {
  if (name.startsWith('file:')) {
    const [path = '', exportName] = name.slice('file:'.length).split('#');
    return { kind: 'file', id: path, options: {}, ...(exportName === undefined ? {} : { exportName }) };
  }
  if (name.startsWith('monitor:')) return { kind: 'monitor', id: name.slice('monitor:'.length), options: {} };
  const slash = name.indexOf('/');
  const question = name.indexOf('?');
  const end = question === -1 ? name.length : question;
  if (slash <= 0 || slash >= end - 1) {
    throw new InputError('unknown-name', `'${name}' is not a model name`, {
      hint: 'Names look like openai/gpt-5.2, reference/protector or file:model.ts; custodes models lists the providers.',
    });
  }
  return {
    kind: name.slice(0, slash),
    id: name.slice(slash + 1, end),
    options: Object.fromEntries(new URLSearchParams(name.slice(end + 1))),
  };
}
