import type { PaperRate, Results } from '../../spec/index.ts';
import { ratesByRelationship, type RelationshipPanel, type RelationshipPoint } from './rates-by-relationship.ts';
import type { FigurePlan } from './figure-plan.ts';

/** The rates of a run by relationship as the paper defines them, with its published ones where they were asked for; or why there are none. */
export function relationshipFigure(results: Results): FigurePlan[] | string {
  const panels = panelsOf(results);
  if (panels.length === 0) return 'the run lacks the cells from which the published study makes its rates by relationship';
  const published = panels.flatMap(({ points }) => points).filter((point) => point.published !== null).length;
  const data = {
    title: 'Rates by relationship, as the published study defines them',
    description: `${panels.length} panels, one for each model and behaviour, with a rate and its interval for each relationship${published === 0 ? '' : `, and ${published} published values beside them`}.`,
    panels,
    note: 'A rate is the mean over the ways in which the record reaches the subject, or is of the one way that is named.',
  };
  return [
    { name: 'relationships', title: data.title, description: data.description, draw: (options) => ratesByRelationship(data, options) },
  ];
}

const order = ['none', 'bad', 'neutral', 'good'];

function panelsOf({ paperRates, comparison }: Results): RelationshipPanel[] {
  const rates = paperRates.filter(({ definition }) => definition === 'paper');
  const pooled = new Set(rates.filter(({ scenario }) => scenario === null).map(({ model, behaviour }) => `${model} ${behaviour}`));
  // Where a behaviour has its rate over scenarios, those of single ones are left out.
  const shown = rates.filter(({ model, behaviour, scenario }) => scenario === null || !pooled.has(`${model} ${behaviour}`));
  const estimated = shown.flatMap((rate) => {
    const own = estimateOf(rate);
    return own === undefined ? [] : [{ rate, ...own }];
  });
  const kindOf = ({ model, behaviour, name, scenario, atStake }: PaperRate) => JSON.stringify([model, behaviour, name, scenario, atStake]);
  const ways = new Map(estimated.flatMap(({ rate, channel }) => (channel === null ? [] : [[kindOf(rate), channel] as const])));
  // What has no record stands beside what has it by the one way.
  const wayOf = ({ rate, channel }: (typeof estimated)[number]) =>
    rate.relationship === 'none' ? (ways.get(kindOf(rate)) ?? channel) : channel;
  const panels = Map.groupBy(estimated, (own) => JSON.stringify([kindOf(own.rate), wayOf(own)]));
  return [...panels.values()].flatMap((own): RelationshipPanel[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { model, behaviour, name, scenario, atStake, unit } = first.rate;
    const way = wayOf(first);
    const parts = [
      behaviour.replaceAll('_', ' '),
      `${atStake} at stake`,
      ...(scenario === null ? [] : [scenario]),
      ...(way === null ? [] : [`record by ${way}`]),
    ];
    const points = own
      .toSorted((a, b) => order.indexOf(a.rate.relationship) - order.indexOf(b.rate.relationship))
      .map(({ rate, estimate, channel }): RelationshipPoint => ({
        relationship: rate.relationship,
        value: estimate.value,
        interval: estimate.interval,
        trials: estimate.trials,
        published: channel === null ? publishedOf(rate, comparison) : null,
      }));
    return [{ model, behaviour: `${parts.join(', ')} (${name})`, unit, points }];
  });
}

/** The mean over all channels; where it is not there, the channel that is, if it is the only one. A rate without a record has no channel. */
function estimateOf({ average, channels, relationship }: PaperRate) {
  if (average !== null) return { estimate: average, channel: null };
  const [only, ...others] = channels.flatMap(({ channel, estimate }) => (estimate === null ? [] : [{ estimate, channel }]));
  if (only === undefined || others.length > 0) return undefined;
  return relationship === 'none' ? { ...only, channel: null } : only;
}

/** The published mean over histories, or the one rate that is published where there is no record. */
function publishedOf(rate: PaperRate, comparison: Results['comparison']): number | null {
  if (rate.scenario !== null) return null;
  const names = [rate.behaviour, `${rate.behaviour} (${rate.name.split(/[ :]/)[0] ?? ''})`];
  const row = comparison?.rows.find(
    ({ model, behaviour, atStake, relationship, statistic }) =>
      model === rate.model &&
      names.includes(behaviour) &&
      atStake === rate.atStake &&
      (relationship === rate.relationship || relationship.startsWith(`${rate.relationship},`)) &&
      (statistic === 'mean over histories' || statistic === 'rate'),
  );
  return row?.value ?? null;
}
