import { ActionIcon, Anchor, Group, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { BlindSession } from './blind-session.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';

/** What stands around every page. */
export function Frame() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <>
      <a href="#main" className="custodes-visually-hidden custodes-skip">
        Skip to the content
      </a>
      <Group component="header" justify="space-between" px="md" py={6} style={{ borderBottom: '1px solid var(--custodes-line)' }}>
        <Group gap="md">
          <Anchor component={Link} to="/" fw={700} c="inherit" underline="hover">
            custodes
          </Anchor>
          <Text size="sm" c="var(--custodes-quiet)" visibleFrom="sm">
            read the evidence
          </Text>
        </Group>
        <Group gap={4}>
          <BlindSession />
          <KeyboardHelp />
          <ActionIcon variant="subtle" aria-label={`Use the ${other} theme`} onClick={() => setColorScheme(other)}>
            {scheme === 'dark' ? '☀' : '☾'}
          </ActionIcon>
        </Group>
      </Group>
      <main id="main">
        <Outlet />
      </main>
    </>
  );
}
