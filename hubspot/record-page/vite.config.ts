import { defineConfig } from "vite";

const here = decodeURIComponent(new URL(".", import.meta.url).pathname);

/** Bundles the record page of the simulated HubSpot, with our host in the place of HubSpot's components. */
export default defineConfig({
  root: here,
  logLevel: "warn",
  resolve: {
    alias: [
      { find: /^@hubspot\/ui-extensions\/crm$/, replacement: `${here}host/crm.tsx` },
      { find: /^@hubspot\/ui-extensions$/, replacement: `${here}host/ui-extensions.ts` },
    ],
  },
  build: {
    outDir: "../dist/record-page",
    emptyOutDir: true,
    rollupOptions: {
      input: `${here}main.tsx`,
      output: { entryFileNames: "page.js", assetFileNames: "page.[ext]" },
    },
  },
});
