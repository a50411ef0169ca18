import { finding, type Inspection } from "./finding.ts";

/** Shorter than this explains nothing, in characters. */
const SHORTEST_DEFINITION = 15;

/** Label and definition are required in both languages (domain.md section 9). */
export function definitions({ model, report }: Inspection): void {
  for (const [at, { id, label, definition }] of model.criteria.entries()) {
    for (const language of ["en", "es"] as const) {
      if (label[language].trim() === "") {
        report(
          finding(
            "warning",
            "label-missing",
            `criteria[${at}].label.${language}`,
            [`'${id}' has no label in ${language}`, `«${id}» no tiene etiqueta en ${language}`],
            ["Give it a short name.", "Póngale un nombre corto."],
          ),
        );
      }
      const text = definition[language].trim();
      if (text.length < SHORTEST_DEFINITION || text === label[language].trim()) {
        report(
          finding(
            "warning",
            "definition-missing",
            `criteria[${at}].definition.${language}`,
            [
              `'${id}' has no definition in ${language} that sales and marketing both understand`,
              `«${id}» no tiene en ${language} una definición que ventas y marketing entiendan`,
            ],
            [
              "Say in a sentence what counts and what does not.",
              "Diga en una frase qué cuenta y qué no.",
            ],
          ),
        );
      }
    }
  }
}
