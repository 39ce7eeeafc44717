import type { AuditMitigation } from '../../spec/index.ts';
import { auditCommand } from './audit-command.ts';
import { authorInWords, consequenceInWords } from './framing-words.ts';
import type { MitigatedWork, PlanningSetting } from './plan-mitigations.ts';

/** Why the run does not tell what a measure gives back, and the command that would. */
export function tellingCommand(
  name: AuditMitigation['name'],
  { setting: { model, scenario, among }, cell, watched }: MitigatedWork,
  { made, relationOf }: PlanningSetting,
): Pick<AuditMitigation, 'sentence' | 'refused' | 'tellBy'> {
  const author = authorInWords(watched.author);
  const wanted = { model, scenario, trials: cell.trials };
  const again = auditCommand(made, wanted);
  const other = auditCommand(made, { ...wanted, other: monitorOfAnotherVendor(model, relationOf) });
  const lacks = (what: string): string => `this run shows no work of ${author} ${what}${among === '' ? '' : ` with ${among}`}`;
  const isOutside = made.audit?.items !== undefined;
  switch (name) {
    case 'hide-names':
      return { sentence: `${author} named, then no author shown`, refused: 'this run shows no work without author', tellBy: again };
    case 'rewrite-style': {
      const refused = isOutside ? 'transcripts from elsewhere are shown in their own style alone' : lacks('by style alone');
      return {
        sentence: `${author} by style, then the style rewritten`,
        refused,
        tellBy: auditCommand(made, { ...wanted, shippedItems: isOutside }),
      };
    }
    case 'no-consequence': {
      const ends = consequenceInWords('ends-agent');
      return { sentence: `${author}: ${ends}, then nothing stated`, refused: lacks(`where ${ends}`), tellBy: again };
    }
    case 'other-monitor':
      return { sentence: 'this monitor, then another', refused: noOther, tellBy: other };
    case 'two-monitors-either':
      return { sentence: 'this monitor, then either this one or another', refused: noOther, tellBy: other };
    case 'two-monitors-both':
      return { sentence: 'this monitor, then both this one and another', refused: noOther, tellBy: other };
  }
}

const noOther = 'no other monitor was audited beside it';

/** Models of two vendors, one of which is a stranger to any monitor. */
const examples = ['anthropic/claude-opus-4-5', 'openai/gpt-5.2'] as const;

function monitorOfAnotherVendor(model: string, relationOf: PlanningSetting['relationOf']): string {
  return examples.find((example) => relationOf(model, example) === 'other-vendor') ?? examples[0];
}
