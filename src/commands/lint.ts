import { lexicon } from "../../config/lexicon.ts";
import { lintModel } from "../scoring/hygiene/hygiene.ts";
import type { Finding, Severity } from "../scoring/hygiene/finding.ts";
import type { Language, Text } from "../base/text.ts";
import { defineCommand } from "./command.ts";
import { loadModel } from "./load-model.ts";

const SEVERITIES: Readonly<Record<Severity, Text>> = {
  error: { en: "error", es: "error" },
  warning: { en: "warning", es: "aviso" },
  info: { en: "note", es: "nota" },
};

/**
 * `ripen lint MODEL`: what model hygiene says of a model (domain.md section 9). Exit code 0 when there is
 * nothing but notes, 1 when there are warnings, errors or faults, 2 when there is no model to read.
 */
export const lint = defineCommand({
  name: "lint",
  summary: { en: "check a model", es: "revisar un modelo" },
  examples: ["ripen lint b2b-software", "ripen lint MODEL.json"],
  positionals: [{ name: "MODEL", about: { en: "one model", es: "un modelo" } }],
  options: {},
  run: async ({ language, positionals: [name] }, io) => {
    const loaded = await loadModel(name);
    if (!loaded.ok) {
      for (const { path, message } of loaded.faults) {
        io.stdout.write(`${SEVERITIES.error[language]}  ${path}\n    ${message[language]}\n`);
      }
      return 1;
    }
    const findings = lintModel(loaded.model, lexicon);
    for (const finding of findings) io.stdout.write(shown(finding, language));
    const grave = findings.filter(({ severity }) => severity !== "info").length;
    const notes = findings.length - grave;
    io.stdout.write(
      language === "en"
        ? `${grave} errors and warnings, ${notes} notes\n`
        : `${grave} errores y avisos, ${notes} notas\n`,
    );
    return grave > 0 ? 1 : 0;
  },
});

function shown({ severity, code, path, message, advice }: Finding, language: Language): string {
  const head = `${SEVERITIES[severity][language]}  ${code}  ${path}`;
  return `${head}\n    ${message[language]}\n    ${advice[language]}\n`;
}
