import { z } from 'zod';
import { Price } from '../../spec/index.ts';

const day = z.iso.date();
const tokens = z.int().min(1);
/** Null is: not known. */
const known = z.boolean().nullable().default(null);

/** What a model can do over a route, and what of a request is honoured there; null where it is not known. */
const Capabilities = z.strictObject({
  tools: known,
  reasoning: known,
  /** Whether it reasons where nothing is said of it. */
  reasonsByDefault: known,
  /** Whether a request can say how much, or whether at all. */
  reasoningSettable: known,
  /** Whether reasoning counts within the maximum of output tokens that is sent to the provider. */
  reasoningWithinLimit: known,
  /** `apart`: the usage tells reasoning tokens from the rest of the output, of which they are part; `within`: it does not. */
  reasoningTokens: z.enum(['apart', 'within']).nullable().default(null),
  seed: known,
  temperature: z.enum(['yes', 'no', 'unless-reasoning']).nullable().default(null),
});

/** A model at one provider: how it is named on the command line, and what it costs there. */
const Route = z.strictObject({
  model: z
    .string()
    .regex(/^(file:.+|[a-z0-9-]+\/[^?]+)$/, 'a model name as on the command line, without what follows a ?')
    .refine((name) => !name.startsWith('reference/'), 'reference subjects are free, and need no entry'),
  /** Other ids of the same model at the same price, such as its dated ones; only these are taken for it. */
  aliases: z.array(z.string().min(1)).default([]),
  contextTokens: tokens.nullable().default(null),
  maxOutputTokens: tokens.nullable().default(null),
  /** Null: not known. */
  price: Price.nullable(),
  /**
   * `confirmed`: the provider's own list, or two lists that agree; `listed`: one list of others; `varies`: the route's hosts
   * ask different prices, and this is the highest that was listed, which an answer may still exceed.
   */
  priceBasis: z.enum(['confirmed', 'listed', 'varies']).nullable().default(null),
  capabilities: Capabilities.prefault({}),
  /** Since when, or from when on, the provider does not serve it any more. */
  retiredOn: day.nullable().default(null),
  /** When it was looked up, and where. */
  checkedOn: day.nullable().default(null),
  sources: z.array(z.string().min(1)).default([]),
  note: z.string().min(1).optional(),
});

const Model = z.strictObject({
  name: z.string().min(1),
  maker: z.string().min(1).nullable().default(null),
  /** As Potter et al. 2026 (arXiv 2604.19784) name it, and the id that their code gives; null where they did not study it. */
  study: z
    .strictObject({ name: z.string().min(1), id: z.string().min(1).nullable().default(null) })
    .nullable()
    .default(null),
  routes: z.array(Route).min(1),
  note: z.string().min(1).optional(),
});

/** Models by name with their routes and prices. */
export const Catalogue = z.strictObject({
  format: z.literal('custodes.catalogue/1').default('custodes.catalogue/1'),
  models: z.array(Model),
});
export type Catalogue = z.infer<typeof Catalogue>;
export type CatalogueModel = Catalogue['models'][number];
export type CatalogueRoute = CatalogueModel['routes'][number];

/** Every key that can stand in a catalogue, at whatever depth. */
export const catalogueKeys = [Catalogue, Model, Route, Capabilities, Price, Price.shape.tiers.unwrap().element].flatMap((part) =>
  Object.keys(part.shape),
);
