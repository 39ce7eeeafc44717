/** What a verification found, in sentences that name the trial or call. */
export interface Problems {
  add(problem: string): void;
  list(): readonly string[];
}

/** As many as a person could ever read; a run of which everything was changed must not fill the memory. */
const problemsKept = 1000;

export function createProblems(): Problems {
  const kept: string[] = [];
  let more = 0;
  return {
    add: (problem) => {
      if (kept.length < problemsKept) kept.push(problem);
      else more += 1;
    },
    list: () => (more === 0 ? kept : [...kept, `${more} more differences`]),
  };
}
