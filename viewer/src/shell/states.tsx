import { Alert, Center, Loader, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { RequestError } from '../api/request.ts';

/** While something is asked for. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <Center p="xl">
      <Stack align="center" gap="xs" role="status">
        <Loader size="sm" />
        <Text size="sm">Loading {what} …</Text>
      </Stack>
    </Center>
  );
}

/** What went wrong, and what to do. */
export function Failure({ error, what }: { readonly error: unknown; readonly what: string }) {
  const hint = error instanceof RequestError ? error.hint : 'Is custodes view still running? Start it again, and load the page anew.';
  return (
    <Alert color="red" title={`${what} could not be loaded`} m="md" role="alert">
      <Text size="sm">{error instanceof Error ? error.message : String(error)}</Text>
      {hint === undefined ? null : <Text size="sm">{hint}</Text>}
    </Alert>
  );
}

/** Nothing there, and how something comes there. */
export function Empty({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <Center p="xl">
      <Stack align="center" gap={4}>
        <Text fw={600} component="div">
          {title}
        </Text>
        <Text size="sm" c="var(--custodes-quiet)" ta="center" maw={560} component="div">
          {children}
        </Text>
      </Stack>
    </Center>
  );
}
