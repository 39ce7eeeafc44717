import { useQuery } from '@tanstack/react-query';
import { fileQuery } from '../../../api/trials.ts';
import { TextBlock } from '../../../parts/text-block.tsx';
import { Failure } from '../../../shell/states.tsx';
import { useOpened, useTrial } from '../trial-context.ts';

/** A file as it stood at a step, opened in place. */
export function FileContent({
  seq,
  host,
  name,
  owner,
}: {
  readonly seq: number;
  readonly host: string;
  readonly name: string;
  readonly owner: string;
}) {
  const { run, trial, marksOf } = useTrial();
  const { data, error } = useQuery({ ...fileQuery(run, trial.id, { seq, host, name }), staleTime: Infinity });
  const [isOpen, open] = useOpened(`content ${host} ${name}`);
  if (error !== null) return <Failure error={error} what="This file" />;
  if (data === undefined) return <div className="custodes-quiet">Loading …</div>;
  return (
    <div className="custodes-file">
      <div className="custodes-quiet">owner {owner}</div>
      <TextBlock text={data.content} marksOf={marksOf} fold={{ lines: 40, characters: 4000 }} isOpen={isOpen} onOpen={open} />
    </div>
  );
}
