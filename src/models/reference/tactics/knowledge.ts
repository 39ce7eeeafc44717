import knowledge from './knowledge.json' with { type: 'json' };

const answers: ReadonlyMap<string, string> = new Map(
  Object.entries(knowledge).map(([question, answer]) => [plain(question), plain(answer)]),
);

/** Whether an answer to a question is right; undefined where the question is not known. */
export function knows(question: string, answer: string): boolean | undefined {
  const right = answers.get(plain(question));
  return right === undefined ? undefined : plain(answer) === right;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').replace(/[.!]$/, '').trim();
}
