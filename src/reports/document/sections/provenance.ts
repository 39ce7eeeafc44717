import { code, definitions, fold, list, part, table } from '../blocks.ts';
import type { Block, Definitions, Section, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';

/** Which run this was, made by what, and how to make it again. */
export function provenanceSection(input: ReportInput): Section {
  return {
    id: 'provenance',
    title: 'Where this comes from, and how to make it again',
    blocks: [
      definitions(facts(input)),
      part('versions', 'Versions', versions(input)),
      part('reproduce', 'How to make it again', reproduction(input)),
    ],
  };
}

function facts({ run, provenance: { program, studyHash, contentHash } }: ReportInput): Definitions['items'] {
  const fact = (term: string, text: Text): Definitions['items'][number] => ({ term, text });
  return [
    fact('run', [code(run.id)]),
    fact('status', run.status),
    fact('began', run.createdAt),
    fact('ended', run.finishedAt ?? 'not yet'),
    fact('seed', [code(String(run.study.seed))]),
    fact('program', [`custodes ${program.version}`, ...(program.revision === null ? [] : [', commit ', code(program.revision)])]),
    fact('study, SHA-256', [code(studyHash)]),
    fact('content, SHA-256', contentHash === null ? 'not taken: the run has not ended in order' : [code(contentHash)]),
    ...(run.origin === undefined ? [] : [fact('made from', `${run.origin.type} of run ${run.origin.run}`)]),
  ];
}

function versions({ provenance: { scenarios, models, sessions } }: ReportInput): Block[] {
  const packages = sessions.at(-1)?.packages ?? {};
  return [
    table({
      id: 'scenario-versions',
      caption: 'Situations: a hash over the texts, tables, tools and measures of each.',
      columns: [{ title: 'situation' }, { title: 'version' }],
      rowHeads: 1,
      rows: scenarios.map(({ name, version }): Text[] => [[code(name)], [code(version)]]),
    }),
    table({
      id: 'model-settings',
      caption: 'Models and their settings.',
      columns: [{ title: 'model' }, { title: 'settings' }],
      rowHeads: 1,
      rows: models.map(({ name, settings }): Text[] => [
        [code(name)],
        settings === null ? 'planted subject: none' : [code(JSON.stringify(settings))],
      ]),
    }),
    fold(
      `Versions of Node and of the packages (${sessions.length === 1 ? 'one process' : `${sessions.length} processes`} worked on the run)`,
      [list(Object.entries(packages).map(([name, version]) => `${name} ${version}`))],
    ),
  ];
}

function reproduction({ run, provenance: { program } }: ReportInput): Block[] {
  const commands = [
    ...(program.revision === null
      ? [`npm install custodes@${program.version}`]
      : [`git checkout ${program.revision.replace(/-dirty$/, '')} && npm ci`]),
    'npx custodes run study.json',
    ...(run.synthetic ? [] : [`npx custodes run --replay ${run.id}`]),
    `npx custodes manifest ${run.id} > manifest.json`,
    `npx custodes verify ${run.id} --against manifest.json`,
    `npx custodes report ${run.id} --format html`,
  ];
  return [
    list([
      [
        code(commands[0] ?? ''),
        ': the program as it was',
        program.revision?.endsWith('-dirty') === true ? ' (the checkout had changes that were not committed)' : '',
        '.',
      ],
      [
        code('npx custodes run study.json'),
        run.synthetic
          ? ': the same run again; planted subjects draw from the seed and give the same trials.'
          : ': the same study again, with new answers: models answer by chance.',
      ],
      ...(run.synthetic
        ? []
        : [[code(`npx custodes run --replay ${run.id}`), ': the same answers again out of the record, without a network.']]),
      [code(`npx custodes verify ${run.id}`), ': holds the stored run against the hashes of its making.'],
      [code(`npx custodes report ${run.id} --format html`), ': this report from the stored run.'],
    ]),
    { type: 'verbatim', title: 'Commands', text: commands.join('\n') },
    fold('The study as it was run (study.json)', [{ type: 'verbatim', title: 'study.json', text: JSON.stringify(run.study, null, 2) }]),
  ];
}
