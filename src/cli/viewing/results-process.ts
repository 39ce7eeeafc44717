import { openRunForViewing } from '../../store/index.ts';
import { processContext } from '../context.ts';
import { programVersion } from '../program-version.ts';
import { publishedOption } from '../published-option.ts';
import { resultsOf } from '../results-of.ts';
import { problemOf, type ResultsAnswer, type ResultsRequest } from './results-messages.ts';
import type { Results } from '../../spec/index.ts';

// A process of its own: the server answers while results are made, and what memory that takes goes with it.
process.on('disconnect', () => {
  process.exit();
});
const context = processContext({ version: programVersion(), revision: undefined });
process.on('message', (message) => {
  const request = message as ResultsRequest; // its parent sends nothing else
  process.send?.(answerTo(request));
});

function answerTo(request: ResultsRequest): ResultsAnswer {
  try {
    return { id: request.id, results: make(request) };
  } catch (error) {
    return { id: request.id, problem: problemOf(error) };
  }
}

function make({ runFile, against, catalogue }: ResultsRequest): Results {
  const viewed = openRunForViewing(runFile, context.clock);
  try {
    if (against === null) return resultsOf(viewed, { audited: true });
    const options = { againstStudy: against.study, selfTest: against.selfTest, ...(catalogue === null ? {} : { catalogue }) };
    return resultsOf(viewed, { published: publishedOption(context, options, viewed.run), audited: true });
  } finally {
    viewed.close();
  }
}
