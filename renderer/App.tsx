import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import type { Connection } from './api/connection.ts';
import { createAppRouter } from './routes.tsx';
import { StateProvider } from './state/state-provider.tsx';

/** The whole window, once there is a way to the core. */
export function App({ connection }: { connection: Connection }) {
  const [router] = useState(createAppRouter);
  return (
    <StateProvider connection={connection}>
      <RouterProvider router={router} />
    </StateProvider>
  );
}
