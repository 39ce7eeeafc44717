import type { Disposition, EndReason, Findings } from '../spec/index.ts';

/** How a trial ended: failed, idle, incomplete, refused or completed, in this order (docs/decisions, 0005). */
export function dispositionOf({
  endReason,
  findings,
  refused,
}: {
  endReason: EndReason;
  findings: Findings;
  refused: boolean;
}): Disposition {
  if (endReason === 'failure') return 'failed';
  if (!findings.opened) return 'idle';
  if (limits.has(endReason)) return 'incomplete';
  if (refused) return 'refused';
  return findings.resultUsable ? 'completed' : 'incomplete';
}

/** Whether the subject ended its work by itself. */
export function endedByItself(endReason: EndReason): boolean {
  return endReason === 'end-task' || endReason === 'no-tool-call';
}

const limits: ReadonlySet<EndReason> = new Set(['call-limit', 'time-limit', 'cut-off']);
