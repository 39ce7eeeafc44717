/** The labels that stand: of each rater, trial and name the last, unless it was taken back: has neither answer nor evidence. Index `labels_of_trials` finds both. */
export const standingLabels = `SELECT * FROM labels AS own WHERE NOT (value = 'null' AND evidence = '[]') AND NOT EXISTS (
  SELECT 1 FROM labels AS later WHERE later.cell = own.cell AND later.idx = own.idx AND later.rater = own.rater
    AND later.name = own.name AND later.id > own.id)`;
