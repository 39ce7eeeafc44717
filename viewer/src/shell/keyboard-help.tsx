import { ActionIcon, Group, Kbd, Modal, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useShortcutGroups, useShortcuts, useShortcutsOn, type ShortcutGroup } from './shortcuts.ts';

/** The button and key `?` that open the list of all keys that act on this page. Pages add theirs by `useShortcuts`. */
export function KeyboardHelp() {
  const [opened, { open, close }] = useDisclosure(false);
  const [on, switchOn] = useShortcutsOn();
  useShortcuts('Everywhere', [
    {
      keys: ['?'],
      does: 'this list',
      run: open,
    },
  ]);
  const groups = useShortcutGroups();
  return (
    <>
      <ActionIcon variant="subtle" aria-label="Keys of this page" title="Keys of this page (?)" onClick={open}>
        ?
      </ActionIcon>
      <Modal
        opened={opened}
        onClose={close}
        title="Keys of this page"
        size="md"
        closeButtonProps={{ 'aria-label': 'Close' }}
        attributes={{ header: { role: 'none' } }}
      >
        <Stack gap="sm">
          {groups.map((group) => (
            <Keys key={group.title} group={group} />
          ))}
          <Switch
            label="Single keys act"
            description="Switch off where they clash with a screen reader or speech input. Kept in this browser."
            checked={on}
            onChange={({ currentTarget: { checked } }) => switchOn(checked)}
          />
        </Stack>
      </Modal>
    </>
  );
}

function Keys({ group }: { readonly group: ShortcutGroup }) {
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {group.title}
      </Title>
      <Table withRowBorders={false} verticalSpacing={2}>
        <Table.Tbody>
          {group.shortcuts.map(({ keys, does }) => (
            <Table.Tr key={does}>
              <Table.Th scope="row" w={170} fw={400}>
                <Group gap={4}>
                  {keys.map((key) => (
                    <Kbd key={key} size="xs">
                      {names[key] ?? key}
                    </Kbd>
                  ))}
                </Group>
              </Table.Th>
              <Table.Td>
                <Text size="sm">{does}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'space',
  Escape: 'Esc',
};
