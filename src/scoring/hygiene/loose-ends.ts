import { conditionsOf } from "../model/conditions-of.ts";
import { countryOf } from "../reading/country.ts";
import { endOf } from "../compile/decay.ts";
import { walk } from "../model/walk.ts";
import { finding, type Inspection } from "./finding.ts";

/** Domains that belong to nobody (RFC 2606), as the ready-made models use them. */
const PLACEHOLDER = /(?:^|\.)example(?:\.(?:com|net|org))?$/;

/** Logical fields that the explanation reads by name (explain.ts). */
const READ_BY_NAME = ["employees", "industry", "country", "companyName"];

/** Values and parts that were left as they were, or that nobody reads. */
export function looseEnds(inspection: Inspection): void {
  values(inspection);
  unusedFields(inspection);
  negativeWithoutEnd(inspection);
}

function values({ model, lexicon, report }: Inspection): void {
  for (const root of conditionsOf(model)) {
    for (const { condition, path } of walk(root.condition, root.path)) {
      if (condition.op === "countryIn") {
        const wrong = condition.values.filter((value) => countryOf(value, lexicon) === null);
        if (wrong.length > 0) {
          report(
            finding(
              "warning",
              "country-unknown",
              `${path}.values`,
              [`not a country: ${wrong.join(", ")}`, `no es un país: ${wrong.join(", ")}`],
              [
                "Use an English or Spanish name or an ISO code.",
                "Use un nombre en inglés o español o un código ISO.",
              ],
            ),
          );
        }
      }
      if (
        condition.op === "domainIn" &&
        condition.values.some((value) => PLACEHOLDER.test(value))
      ) {
        report(
          finding(
            "info",
            "placeholder-left",
            `${path}.values`,
            ["an example domain stands here", "aquí hay un dominio de ejemplo"],
            ["Write in the real domains.", "Escriba los dominios reales."],
          ),
        );
      }
    }
  }
}

function unusedFields({ model, report }: Inspection): void {
  const used = new Set(READ_BY_NAME);
  for (const { condition, path } of conditionsOf(model)) {
    for (const { condition: part, insideEvent } of walk(condition, path)) {
      if ("field" in part && !insideEvent) used.add(part.field);
    }
  }
  const { jobTitle, buyingRole, seniority } = model.roles;
  for (const name of [jobTitle, buyingRole, seniority, model.origin?.field]) {
    used.add(name ?? "");
  }
  for (const [name, { event }] of Object.entries(model.fields)) {
    if (used.has(name) || event !== undefined) continue;
    report(
      finding(
        "info",
        "field-unused",
        `fields.${name}`,
        [`nothing in the model reads '${name}'`, `nada en el modelo lee «${name}»`],
        [
          "Use it in a criterion, or remove it so that less is read.",
          "Úselo en un criterio o quítelo para leer menos.",
        ],
      ),
    );
  }
}

function negativeWithoutEnd({ model, report }: Inspection): void {
  for (const [at, { decay, rules }] of model.criteria.entries()) {
    if (decay === null || endOf(decay) < Infinity) continue;
    const ruleAt = rules.findIndex(({ points }) => points < 0);
    if (ruleAt < 0) continue;
    report(
      finding(
        "info",
        "negative-never-ends",
        `criteria[${at}].rules[${ruleAt}]`,
        [
          "negative points do not fade: under a half-life without an end they hold for ever",
          "los puntos negativos no decaen: con una vida media sin final duran para siempre",
        ],
        ["Set 'endsAfterDays'.", "Indique 'endsAfterDays'."],
      ),
    );
  }
}
