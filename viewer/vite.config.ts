import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Everything is built into one folder that the server of `custodes view` hands out; nothing is asked of any other host. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    // Browsers that know light-dark() by themselves: what it is made into for others does not see the theme that is chosen.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
});
