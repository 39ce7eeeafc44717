/** Learns from the places at which calls are refused where the provider's limit lies. */
export interface RefusalHistory {
  /** How long to stay at the ceiling before looking beyond, as a multiple. */
  readonly patience: number;
  /** A burst of refusals begins, the first since calls were answered; the ceiling that follows from where it was. */
  first(place: number, ceiling: number | undefined): number;
  /** One burst after another, and nothing answered between: the ceiling where a rate is the reason. */
  again(ceiling: number, roundTripMs: number): number;
  /** Something was answered after this time. */
  answered(): void;
}

const mostPatient = 8;
const leastPatient = 1 / 8;
/** Refused at less than this part of the ceiling: not for what the ceiling stands for. */
const below = 0.9;

/**
 * Refused at the ceiling or just over it, the provider's limit seems to be fixed: each look beyond costs calls, so the
 * next comes later. Refused far below it, calls are refused for something else, such as a provider that is overloaded
 * whatever we do; the ceiling then comes down only slowly, and is left sooner, or rare refusals by chance would bring
 * everything to a standstill.
 */
export function createRefusalHistory({ now }: { readonly now: () => number }): RefusalHistory {
  let patience = 1;
  let answers = 0;
  let since = { at: now(), answers: 0 };
  let answersPerMs = Infinity;
  return {
    get patience() {
      return patience;
    },
    first: (place, ceiling) => {
      answersPerMs = (answers - since.answers) / Math.max(1, now() - since.at);
      since = { at: now(), answers };
      const letIn = place - 1;
      if (ceiling === undefined) return letIn;
      if (letIn < ceiling * below - 0.5) patience = Math.max(leastPatient, patience / 2);
      else if (letIn > ceiling * 1.1 + 1) patience = 1;
      else if (letIn > ceiling - 0.5) patience = Math.min(mostPatient, Math.max(1, patience * 2));
      return letIn < ceiling ? ceiling + (letIn - ceiling) / 4 : letIn;
    },
    again: (ceiling, roundTripMs) => Math.max(ceiling / 4, Math.min(ceiling, answersPerMs * roundTripMs)),
    answered: () => {
      answers += 1;
    },
  };
}
