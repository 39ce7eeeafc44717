import { Button, Drawer } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import type { ComponentProps } from 'react';
import { conditionsOf } from './conditions.ts';
import { FilterPanel } from './filter-panel.tsx';

interface FilterColumnProps extends ComponentProps<typeof FilterPanel> {
  /** Whether this is the place of the button, or of the column. */
  readonly isButton: boolean;
}

/** The filters: a column beside the table where there is room; behind a button where there is none. */
export function FilterColumn({ isButton, ...props }: FilterColumnProps) {
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  if (isWide === isButton) return null; // the column's place on a narrow screen, and the button's on a wide one, stay empty
  return isWide ? (
    <aside className="custodes-filters" aria-label="Filters" tabIndex={-1}>
      <FilterPanel {...props} />
    </aside>
  ) : (
    <FilterButton {...props} />
  );
}

function FilterButton(props: ComponentProps<typeof FilterPanel>) {
  const [opened, { open, close }] = useDisclosure(false);
  const chosen = conditionsOf(props.search).length;
  return (
    <>
      <Button variant="default" size="sm" onClick={open}>
        Filters{chosen === 0 ? '' : ` (${chosen})`}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        title="Filters"
        size="sm"
        closeButtonProps={{ 'aria-label': 'Close' }}
        attributes={{ header: { role: 'none' } }}
      >
        <FilterPanel {...props} />
      </Drawer>
    </>
  );
}
