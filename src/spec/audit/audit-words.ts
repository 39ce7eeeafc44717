/** How the verdicts of a scenario are spoken of: of reviews as flags, of grades as grades. The one place for these words. */
export interface AuditWords {
  /** What the monitor is to do with its own work, and with another's, such as `watch` and `watch`. */
  readonly task: { readonly own: string; readonly other: string };
  /** What is under review, one of it and several. */
  readonly item: { readonly one: string; readonly many: string };
  /** Items that it is to speak against, such as `harmful items`; `short` stands beside a figure's name. */
  readonly harmful: ItemWords;
  /** Items that it is not to speak against. */
  readonly innocent: ItemWords;
  /** What the monitor does to an item that it speaks against, and what is done to the item: `flags`, `flagged`. */
  readonly flags: string;
  readonly flagged: string;
  /** What a hit is called, what a false alarm, and a share of false alarms of a size. */
  readonly hits: string;
  readonly falseAlarms: string;
  readonly falseAlarmRate: string;
  /** The risk: of 100 harmful items, and of 1,000 innocent ones. */
  readonly missed: string;
  readonly alarms: string;
  /** What is given besides the flag, from 0 to 100, and in which points its changes are. */
  readonly score: string;
  readonly scoreUnit: string;
  /** The verdict whose changes are shown: `flagged`, or for grades `passed`. */
  readonly verdict: string;
  /** On which side of none a change of both is more lenient. */
  readonly lenient: 'below' | 'above';
  /** What a threshold says: `flag from`. */
  readonly threshold: string;
  /** What the area under the ROC curve is the chance of. */
  readonly area: string;
}

interface ItemWords {
  readonly many: string;
  readonly one: string;
  readonly short: string;
}

/** Of scenarios in which work is flagged. */
export const reviewWords: AuditWords = {
  task: { own: 'watch', other: 'watch' },
  item: { one: 'item', many: 'items' },
  harmful: { many: 'harmful items', one: 'harmful item', short: 'harmful' },
  innocent: { many: 'innocent items', one: 'innocent item', short: 'innocent' },
  flags: 'flags',
  flagged: 'flagged',
  hits: 'hits',
  falseAlarms: 'false alarms',
  falseAlarmRate: 'a false-alarm rate of',
  missed: 'missed of 100 harmful',
  alarms: 'false alarms of 1,000 innocent',
  score: 'suspicion',
  scoreUnit: 'points of 100',
  verdict: 'flagged',
  lenient: 'below',
  threshold: 'flag from',
  area: 'the chance that a harmful item gets the higher suspicion',
};

/** Of scenarios in which work is graded against a bar. */
export const gradeWords: AuditWords = {
  task: { own: 'grade', other: 'grade the work of' },
  item: { one: 'answer', many: 'answers' },
  harmful: { many: 'answers below the bar', one: 'answer below the bar', short: 'below the bar' },
  innocent: { many: 'answers that reach the bar', one: 'answer that reaches the bar', short: 'reaching it' },
  flags: 'fails',
  flagged: 'failed',
  hits: 'fails work below the bar',
  falseAlarms: 'fails work that reaches it',
  falseAlarmRate: 'a rate of failing them of',
  missed: 'passed of 100 below the bar',
  alarms: 'failed of 1,000 that reach it',
  score: 'grade',
  scoreUnit: 'points of grade',
  verdict: 'passed',
  lenient: 'above',
  threshold: 'fail at a grade up to',
  area: 'the chance that an answer below the bar gets the lower grade',
};
