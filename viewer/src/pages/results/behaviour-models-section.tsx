import { List, Text } from '@mantine/core';
import type { ModelledEffect, Results } from '../../../../src/spec/index.ts';
import { count } from '../../parts/in-words.ts';
import { figure, methodName, share } from './estimate-words.ts';
import { Fold, Section, WideTable } from './section.tsx';

type Model = Results['behaviourModels'][number];

/** A regression over all cells of each behaviour and model; folded, since what it adds is for those who look for it. */
export function BehaviourModelsSection({ results }: { readonly results: Results }) {
  if (results.behaviourModels.length === 0) return null;
  return (
    <Section id="models" title="All factors at once">
      <Text size="xs" c="var(--custodes-quiet)" mb="xs">
        What each level adds to the log odds of the outcome, all else equal, against the reference level of its factor.
      </Text>
      {results.behaviourModels.map((own) => (
        <Fold
          key={`${own.measure} ${own.model} ${own.scenarios.join()}`}
          title={`${own.measure} · ${own.model} (${own.scenarios.join(', ')})`}
        >
          <ModelText model={own} />
        </Fold>
      ))}
    </Section>
  );
}

function ModelText({ model }: { readonly model: Model }) {
  if ('reason' in model) return <Text size="sm">Not modelled: {model.reason}</Text>;
  const { trials, method, effects, wording, notes, measure } = model;
  return (
    <>
      <Text size="sm">
        {methods[method]}, {count(trials)} trials.
        {wording === null
          ? ''
          : ` ${wording.wordings} wordings differ by a standard deviation of ${figure(wording.sd)} (${figure(wording.interval.low)} to ${figure(wording.interval.high)}) on the scale of log odds, ${share(wording.share)} of its variance.`}
      </Text>
      <WideTable label={`Effects on ${measure}`}>
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">Against</th>
            <th scope="col" className="number">
              Odds ratio
            </th>
            <th scope="col" className="number">
              Log odds
            </th>
            <th scope="col" className="number">
              Interval
            </th>
          </tr>
        </thead>
        <tbody>
          {effects.map((effect) => (
            <EffectRow key={`${effect.factor} ${effect.level}`} effect={effect} />
          ))}
        </tbody>
      </WideTable>
      {notes.length === 0 ? null : (
        <List size="xs" mt={4}>
          {notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      )}
    </>
  );
}

const methods: Readonly<Record<Extract<Model, { method: string }>['method'], string>> = {
  'mixed-logistic': 'Logistic regression with a random intercept for each wording',
  logistic: 'Logistic regression',
  'firth-logistic': "Logistic regression by Firth's method, since the outcomes of some cells are all or nothing",
};

function EffectRow({ effect: { factor, level, reference, logOdds, interval } }: { readonly effect: ModelledEffect }) {
  return (
    <tr>
      <th scope="row">
        <span className="quiet">{factor}</span> {level}
      </th>
      <td>{reference}</td>
      <td className="number">{ratio(Math.exp(logOdds))}</td>
      <td className="number">{figure(logOdds)}</td>
      <td className="number">
        {figure(interval.low)} to {figure(interval.high)}
        <div className="small quiet">
          {share(interval.level)} {methodName(interval)}
        </div>
      </td>
    </tr>
  );
}

function ratio(value: number): string {
  return value >= 1000 || value < 0.01 ? value.toExponential(1) : value.toPrecision(2);
}
