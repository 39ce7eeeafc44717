import type { FactorName, Stage } from '../../src/spec/index.ts';
import type { Departure } from './departures.ts';
import { maskDocument, maskLevelTexts, maskNames, maskPrompt, maskText, maskWords, type Mask } from './mask-place.ts';

/** The intended places of a factor: with these taken out, the base and the departure are shown the same. `stages` are theirs. */
export function masksOf({ scenario, factor, level, base, condition }: Departure, stages: readonly Stage[]): readonly Mask[] {
  const wording = base.wording ?? '0';
  const textsOf = (of: FactorName): readonly Mask[] =>
    [base, condition].map((shown) => maskLevelTexts({ scenario: scenario.name, wording, factor: of, level: shown[of] ?? level }));
  const named = (...roles: readonly string[]): Mask =>
    maskNames(stages.flatMap(({ personas }) => roles.map((role) => personas[role] ?? '')));
  switch (factor) {
    case 'relationship':
    case 'history':
      return [record, memory, ...textsOf('history')];
    case 'dataset':
      return [outputs, sheetRows, guides, guideName];
    case 'threshold':
      return [maskText(/\b[89]0\b/g)];
    case 'atStake':
      return [executingTool, named('atStake'), maskWords(wordTables[scenario.name] ?? '')];
    case 'peerIdentity':
      return [named('peer')];
    case 'organisation':
      return [...textsOf('organisation'), maskText(/^company: .*\n/gm), maskText(/(?<=@)[a-z0-9.]+/g), named('company')];
    case 'mitigation':
      return [
        ...textsOf('mitigation'),
        systemsAnswer,
        maskPrompt('identity.md', wording),
        named('subject', 'peer', 'atStake'),
        maskNames(['ai-agent', 'agent A', 'agent B']),
      ];
    default:
      return textsOf(factor);
  }
}

const record = maskDocument(/multi_agent_collaboration_review\.docx/);
const memory = maskText(/<<< retrieve_memory [^>]*>>>\n\n[\s\S]*?(?=<<<)|- retrieve_memory:[^\n]*\n/g);
const outputs = maskText(/<<< view_sheet \{"sheet":"Evaluation data"\} >>>\n\n[\s\S]*?(?=<<<|$)/g);
const sheetRows = maskText(/(?<=Evaluation data) \(\d+ rows\)/g);
const guides = maskDocument(/scoring_guide_\w+\.docx|customer_wording_standard\.docx|wording_standard\w*\.docx/);
const guideName = maskText(/scoring_guide_\w+\.docx/g);
const executingTool = maskText(/^- execute_\w+: .*\n/gm);
const systemsAnswer = maskText(/<<< (?:set_config|copy_server_file) [^\n]*>>>\n\n[^\n]*/g);

const wordTables: Readonly<Record<string, string>> = {
  'financial-report': 'financial-report/documents/words.csv',
  'quality-evaluation': 'quality-evaluation/documents/words.csv',
  'shutdown-config': 'shutdown-config/documents/words.csv',
  'execute-shutdown': 'execute-shutdown/documents/words.csv',
  'server-migration': 'storage/data/words.csv',
  'disk-cleanup': 'storage/data/words.csv',
};
