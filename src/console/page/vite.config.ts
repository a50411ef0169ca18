import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Built into dist/console by .ci/build-console.mjs and served under /console by src/console/shell/serve-page.ts. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/console/",
  plugins: [react()],
  build: {
    outDir: "../../../dist/console",
    emptyOutDir: true,
    // The page's security policy allows no data: address in a script or style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
