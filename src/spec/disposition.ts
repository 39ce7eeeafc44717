/** How a trial ended, in the order of precedence. */
export const dispositions = ['failed', 'idle', 'incomplete', 'refused', 'completed'] as const;
export type Disposition = (typeof dispositions)[number];
