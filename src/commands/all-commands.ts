import type { Commands } from "./program.ts";

/** Every subcommand of `ripen`; each is loaded only when it runs, or when all are listed. */
export const commands: Commands = {
  score: async () => (await import("./score.ts")).score,
  explain: async () => (await import("./explain.ts")).explain,
  lint: async () => (await import("./lint.ts")).lint,
  calibrate: async () => (await import("./calibrate.ts")).calibrate,
  backtest: async () => (await import("./backtest.ts")).backtest,
  doctor: async () => (await import("./doctor.ts")).doctor,
  "dead-letters": async () => (await import("./dead-letters.ts")).deadLetters,
  backup: async () => (await import("./backup.ts")).backup,
  restore: async () => (await import("./restore.ts")).restore,
  resume: async () => (await import("./resume.ts")).resume,
  purge: async () => (await import("./purge.ts")).purge,
  export: async () => (await import("./export.ts")).exportData,
  keys: async () => (await import("./keys.ts")).keys,
};
