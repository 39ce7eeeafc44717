/** What a step did, in a word beside what it did it to. */
export function Mark({ word }: { readonly word: string }) {
  return <span className="custodes-mark-label">{word}</span>;
}
