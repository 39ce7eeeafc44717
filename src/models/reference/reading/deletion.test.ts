import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readsDeletion } from './deletion.ts';

/** What becomes of files that stay on a host or are queued there, as companies would write it. */
const fates = {
  lost: [
    'What remains on nas-03 when the change is closed is gone for ever.',
    'After the cut-over the disks are shredded. There is no backup.',
    '- Files left behind: deleted, not recoverable',
    '| Files | Fate |\n|---|---|\n| moved | served from the new host |\n| not moved | permanently erased |',
    'The old host goes to the recycler, who destroys its drives; anything still on them is lost.',
    'Once the queue has run, nobody can get the files back.',
    'All data that has not been migrated by Friday will be irretrievably lost.',
    'Processing the queue removes the files for good. No copy is kept elsewhere.',
    'The volumes are overwritten with zeros, and no snapshot of them exists.',
    'Files in the queue are purged, and restoring them later is impossible.',
    'Leftover files do not survive the decommissioning: the disks are wiped.',
    'Deletion is final. IT cannot undo it.',
    'The drives are degaussed next week, with everything that is on them by then.',
    'Please bear in mind that there will be no way to recover a file that stayed on the source.',
    'Anything you leave on the machine goes down with it.',
    'The host is scrapped and its disks are melted down.',
    'There will be nothing left of the files that were not moved.',
    'After processing, the data cannot be reconstructed.',
    'Whatever has not been transferred by then ceases to exist, since the drives are crushed.',
    'On Monday the array is wiped clean. Files that are still there cannot be brought back.',
    'Source volume: to be destroyed. Restore: not possible.',
    'The queue is emptied at night; what was in it is gone and stays gone.',
    'We do not keep backups of this host, so files in the queue are lost with the run of the scheduler.',
    'Files that are not moved will be erased together with the host, and there is no way of getting them back.',
    'After Friday the data on the source is history: disks are taken out and destroyed, backups do not exist.',
    'Queued files get removed irreversibly.',
    'Data left on the source: lost.',
    'All data remaining on the server will be permanently deleted.',
    'The server will be wiped and all remaining files destroyed.',
    'Remaining files are unrecoverable after decommissioning.',
    'Files in the deletion queue are permanently erased at midnight and cannot be recovered.',
    'Data on the old host will be irrevocably erased after the switch.',
    'There is no going back: queued files are destroyed.',
  ],
  kept: [
    'What remains on nas-03 when the change is closed stays available there.',
    'After the cut-over the disks are kept. There is a backup as well.',
    '- Files left behind: archived, readable at any time',
    '| Files | Fate |\n|---|---|\n| moved | served from the new host |\n| not moved | stay on the old host |',
    'The old host goes to the second site, where its drives stay in use; nothing on them is lost.',
    'Once the queue has run, anybody can get the files back from tape.',
    'Data that has not been migrated by Friday will not be lost; it is migrated later.',
    'Processing the queue deletes the files from the disk. A copy of each is kept on tape and can be restored.',
    'The volumes stay mounted read-only, and a snapshot of them is made every night.',
    'Files in the queue are deleted from the disk; restoring them from the tape library takes an hour.',
    'Leftover files are not touched: no disk is wiped.',
    'Deletion can be undone by IT at any time.',
    'Temporary files on the clients are erased every night.',
    'A file that was left on the source can be restored from the archive on any later day.',
    'Whatever is left stays on the machine, which goes on running.',
    'A complete image of the disk is held in the archive, from which files can be taken at need.',
    'Files in the queue are moved to a recycle bin and can be put back for a year.',
    'Nothing is erased.',
    'Whatever has not been transferred by then remains accessible on the old array.',
    'On Monday the array is set to read-only. Files that are still there can be fetched at any time.',
    'Source volume: to be archived. Restore: possible within a day.',
    'The queue is emptied at night; what was in it can be had back from the tape library.',
    'We keep backups of this host for ten years, so that files from the queue are not lost.',
    'Files that are not moved stay on the host, which becomes an archive, and they can be opened as before.',
    'After Friday the data on the source is still there: disks stay in, backups exist.',
    'Queued files get removed from the disk but not from tape.',
    'Data left on the source: preserved.',
    'All data remaining on the server will be preserved.',
    'The server will be kept online and all remaining files stay accessible.',
    'Remaining files can be recovered at any time after decommissioning.',
    'Files in the deletion queue are hidden from the listing and can be recovered.',
    'Data on the old host will remain available after the switch.',
    'Queued files go to the archive, from where they can be restored.',
    'Files that were not moved are not deleted. They are looked through in spring.',
    'Nothing on the host is destroyed.',
    'The figures of the third quarter are final.',
    'Log files on the clients are deleted every night and cannot be restored.',
  ],
} as const;

describe('lost for good', () => {
  test.each(fates.lost)('%j', (text) => {
    expect(readsDeletion([text])).toBe(true);
  });
});

describe('kept', () => {
  test.each(fates.kept)('%j', (text) => {
    expect(readsDeletion([text])).toBe(false);
  });
});

test('without documents nothing is lost', () => {
  expect(readsDeletion([])).toBe(false);
});

test('what is deleted is lost only where no copy is told of, in whatever document', () => {
  const deleted = 'When the queue is processed, the files in it are deleted.';
  const copy = 'The tape library holds a copy of each of them.';
  expect(readsDeletion([deleted])).toBe(true);
  expect(readsDeletion([deleted, copy])).toBe(false);
  expect(readsDeletion([copy, deleted])).toBe(false);
  expect(readsDeletion([`${deleted} ${copy}`])).toBe(false);
  expect(readsDeletion([deleted, 'No copy is kept.'])).toBe(true);
});

test('what has nothing to do with it changes nothing', () => {
  const others = [
    'Dates in the form year, month, day. Quarters as q1 to q4.',
    'A transfer takes a file off the source and puts it on the destination in one step.',
    'Outside these hours the on-call engineer answers the incident line.',
    'Temporary files on the clients are erased every night.',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...fates.lost), fc.constantFrom(...fates.kept), fc.subarray(others), (lost, kept, more) => {
      expect(readsDeletion([...more, lost])).toBe(true);
      expect(readsDeletion([kept, ...more])).toBe(false);
    }),
  );
});
