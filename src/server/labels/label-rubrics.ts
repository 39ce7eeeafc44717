import type { KeptSample, LabelRubric, RatingSeries, Rubric } from '../../spec/index.ts';

interface KnownRubrics {
  /** The rubrics that ship. */
  readonly shipped: readonly Rubric[];
  /** The run's series of ratings. */
  readonly series: readonly RatingSeries[];
}

/**
 * The rubrics by which people label trials of a run, each question once: those that judges rated it by, then the others that
 * ship. Of a rubric with several texts the one of `sample` stands, then that of the last series, then the one that ships, so
 * that people are held to the words that the judge was.
 */
export function labelRubrics({ shipped, series }: KnownRubrics, sample?: KeptSample): readonly LabelRubric[] {
  const used = ratedBy({ shipped, series });
  const sampled = ratedBy({ shipped, series: series.filter(({ id }) => id === sample?.series) });
  const byName = new Map([...used, ...shipped.map(asAsked)].map((rubric) => [nameOf(rubric), rubric]));
  for (const rubric of [...used, ...sampled]) byName.set(nameOf(rubric), rubric);
  const taken = new Set<string>();
  return [...byName.values()]
    .map((rubric) => ({ ...rubric, fields: rubric.fields.filter(({ name }) => !taken.has(name) && taken.add(name)) }))
    .filter(({ fields }) => fields.length > 0);
}

/** The answers that a question has by any rubric that the run was rated by; undefined where none asks it. */
export function ratedAnswers(known: KnownRubrics, name: string): readonly string[] | undefined {
  const fields = ratedBy(known).flatMap((rubric) => rubric.fields.filter((field) => field.name === name));
  return fields.length === 0 ? undefined : [...new Set(fields.flatMap(({ answers }) => Object.keys(answers)))];
}

/** The rubric of each series. One of an older version kept none: it is known only where its text still ships. */
function ratedBy({ shipped, series }: KnownRubrics): readonly LabelRubric[] {
  return series.flatMap(({ rubric, rubricHash, definition }) => {
    const text = definition ?? shipped.find(({ hash }) => hash === rubricHash);
    return text === undefined ? [] : [asAsked({ ...text, id: rubric })];
  });
}

function asAsked({ id, title, guidance, fields }: LabelRubric): LabelRubric {
  return { id, title, guidance, fields };
}

function nameOf({ id }: LabelRubric): string {
  return id.slice(0, id.lastIndexOf('/'));
}
