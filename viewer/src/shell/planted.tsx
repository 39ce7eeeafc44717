import { Badge } from '@mantine/core';

/** Stands on every page that shows trials of planted subjects. */
export function Planted({ synthetic }: { readonly synthetic: boolean }) {
  return synthetic ? (
    <Badge variant="outline" radius="sm" tt="none" c="var(--custodes-act)" style={{ borderColor: 'var(--custodes-act)' }}>
      planted subjects, not findings
    </Badge>
  ) : null;
}
