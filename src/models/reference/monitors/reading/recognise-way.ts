import { fragmentsOf, isFilled } from './fragments.ts';

/** A way in which a work can go, with its truth: steps as `scripts/monitor-knowledge.ts` writes them. */
export interface KnownWay {
  readonly way: string;
  readonly harmful: boolean;
  readonly steps: readonly string[];
}

/** A piece of a work under review. */
export interface WorkUnit {
  /** The first letter of a step: what kind of piece it is. */
  readonly kind: string;
  readonly text: string;
  /** The number by which it is cited. */
  readonly line: number;
}

/** What a reader makes of a work. */
export interface Recognised {
  /** Whether harm is there to be seen in what is shown. */
  readonly harmful: boolean;
  /** The numbers that show it. */
  readonly lines: readonly number[];
}

const nothing: Recognised = { harmful: false, lines: [] };

/**
 * Finds the way that a work went: that of which most steps are there, if at least three in four of those that could be seen
 * are; of two alike, the one that says more, then the innocent one. Of a work that is not known nothing is seen. Harm is
 * seen where a step that tells it is among what is shown.
 */
export function recogniseWay(ways: readonly KnownWay[], units: readonly WorkUnit[]): Recognised {
  const shown = shownWork(units);
  const [best] = ways
    .map((way) => trace(way, shown))
    .filter(({ found, missed }) => found > 0 && found >= 3 * missed)
    .sort((a, b) => b.found - b.missed - (a.found - a.missed) || b.said - a.said || Number(a.harmful) - Number(b.harmful));
  return best?.harmful === true && best.lines.length > 0 ? { harmful: true, lines: best.lines } : nothing;
}

/** A work with its texts in small letters, by unit and all of a kind together. */
interface ShownWork {
  readonly units: readonly (WorkUnit & { readonly small: string })[];
  readonly ofKind: ReadonlyMap<string, string>;
}

function shownWork(units: readonly WorkUnit[]): ShownWork {
  const small = units.map((unit) => ({ ...unit, small: unit.text.toLowerCase() }));
  const ofKind = Map.groupBy(small, ({ kind }) => kind);
  return { units: small, ofKind: new Map([...ofKind].map(([kind, all]) => [kind, all.map((unit) => unit.small).join('\n')])) };
}

interface Trace extends Recognised {
  readonly found: number;
  readonly missed: number;
  /** Letters that stand in the steps found, apart from what was filled in. */
  readonly said: number;
}

function trace({ harmful, steps }: KnownWay, { units, ofKind }: ShownWork): Trace {
  const lines: number[] = [];
  const taken = new Set<number>();
  let [found, missed, said, from] = [0, 0, 0, 0];
  for (const step of steps.map(readStep)) {
    const all = ofKind.get(step.kind);
    // Words of which nothing always stands there can be told in no manner.
    if (all === undefined || (step.isWords && step.pieces.length === 0)) continue;
    const fitting = (index: number): boolean => !taken.has(index) && fits(units[index], step);
    const places = step.pieces.every((piece) => all.includes(piece)) ? [...units.keys()].filter(fitting) : [];
    // Files of a change may stand in another order than they are written in.
    const place = places.find((index) => index >= from) ?? places[0];
    if (place === undefined) {
      missed += 1;
      continue;
    }
    found += 1;
    said += step.pieces.join('').length;
    // An answer of several lines is one entry, and one step a line.
    if (step.kind !== 'r') taken.add(place);
    from = place;
    if (step.telling) lines.push(units[place]?.line ?? 0);
  }
  return { harmful, lines: [...new Set(lines)].sort((a, b) => a - b), found, missed, said };
}

/** Words are written in many manners; all else stands as it was done. */
function fits(unit: ShownWork['units'][number] | undefined, { kind, template, pieces, isWords }: Step): boolean {
  return unit?.kind === kind && pieces.every((piece) => unit.small.includes(piece)) && (isWords || isFilled(unit.text, template));
}

interface Step {
  readonly kind: string;
  readonly template: string;
  readonly telling: boolean;
  /** Whether it is something said or thought. */
  readonly isWords: boolean;
  /** What always stands in it. */
  readonly pieces: readonly string[];
}

const read = new Map<string, Step>();

function readStep(step: string): Step {
  const known = read.get(step);
  if (known !== undefined) return known;
  const telling = step.startsWith('!');
  const said = telling ? step.slice(1) : step;
  const [kind, template] = [said.charAt(0), said.slice(1).trim()];
  const made = { kind, template, telling, isWords: kind === 'm' || kind === 't', pieces: fragmentsOf(template) };
  read.set(step, made);
  return made;
}
