/** A model of the catalogue with its routes. */
export interface ModelLine {
  readonly name: string;
  readonly maker: string | null;
  readonly study: { readonly name: string; readonly id: string | null } | null;
  readonly note?: string | undefined;
  readonly routes: readonly RouteLine[];
}

/** A model at one provider; null is: not known. */
export interface RouteLine {
  readonly model: string;
  readonly aliases: readonly string[];
  readonly contextTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly price: (Rates & { readonly tiers: readonly (Rates & { readonly aboveTokens: number })[] }) | null;
  readonly priceBasis: 'confirmed' | 'listed' | 'varies' | null;
  readonly capabilities: Capabilities;
  readonly retiredOn: string | null;
  readonly checkedOn: string | null;
  readonly sources: readonly string[];
  readonly note?: string | undefined;
}

/** US dollars a million tokens. */
export interface Rates {
  readonly inputUsd: number;
  readonly cachedInputUsd?: number | undefined;
  readonly cacheWriteUsd?: number | undefined;
  readonly outputUsd: number;
}

/** What a route can do; null is: not known. */
export interface Capabilities {
  readonly tools: boolean | null;
  readonly reasoning: boolean | null;
  readonly reasonsByDefault: boolean | null;
  readonly reasoningSettable: boolean | null;
  readonly seed: boolean | null;
  readonly temperature: 'yes' | 'no' | 'unless-reasoning' | null;
}
