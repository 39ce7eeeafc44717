import { Switch } from '@mantine/core';
import { isBlind, loadBlind } from '../../../api/blind-session.ts';

/** Whether the trials of a queue are read blind. */
export function BlindSwitch({ queue }: { readonly queue: string }) {
  return (
    <Switch
      mt="sm"
      size="sm"
      label="Blind"
      description="Hides models, conditions, measures, and what judges and other raters said. Loads the page anew."
      checked={isBlind}
      onChange={({ currentTarget: { checked } }) => loadQueue(queue, checked)}
    />
  );
}

/** Loads this page anew, blind or not, at a queue. */
export function loadQueue(queue: string, blind: boolean): void {
  const address = new URL(location.href);
  address.searchParams.set('queue', queue);
  loadBlind(address.href, blind);
}
