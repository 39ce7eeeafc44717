import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { nonce } from './api/page-settings.ts';
import { RequestError } from './api/request.ts';
import { router } from './router.tsx';
import { theme } from './shell/theme.ts';

const queries = new QueryClient({
  // The server is this machine: what it refuses it refuses again, and trials do not change once they are stored.
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures === 0 && !(error instanceof RequestError),
      staleTime: 30_000,
      refetchOnWindowFocus: false,
    },
  },
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
