import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { nonce } from './api/page-settings.ts';
import { router } from './router.tsx';
import { theme } from './shell/theme.ts';

const queries = new QueryClient({
  // The server is this machine: what fails once fails again, and trials do not change once they are stored.
  defaultOptions: { queries: { retry: 1, staleTime: 30_000, refetchOnWindowFocus: false } },
});

// What holds the page still behind a dialog writes its style by the nonce of this name, and by no other setting.
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** The viewer: theme, data and pages. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
