import type { Handler } from "../shell/handler.ts";
import { checkDocument, draftHasFaults } from "../../account/drafts/check-document.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { openVersion } from "../../account/models.ts";
import { noSuchVersion } from "../../account/versions/publish.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { Text } from "../../base/text.ts";
import type { Diff } from "../contract/versions.ts";
import { eventName } from "../../words/events.ts";
import { fieldName } from "../../words/fields.ts";
import { outputLabel } from "../../words/output-label.ts";
import { sheetOf } from "../drafts/sheet-of.ts";
import { conditionWords } from "../../words/condition-words.ts";
import { lowered, stateNames } from "../../words/states.ts";

/** What differs between a version and another one or the draft. */
export const showDiff: Handler<"diff"> = async (_deps, { ledger, portal, query }) => {
  const from = openVersion(portal, query.from)?.model;
  if (from === undefined) throw noSuchVersion;
  if (query.to !== undefined) {
    const to = openVersion(portal, query.to)?.model;
    if (to === undefined) throw noSuchVersion;
    return { changes: differences(from, to) };
  }
  const draft = await currentDraft(ledger.read, portal, query.kind);
  const { model, faults } = checkDocument(draft.document, query.kind);
  if (model === null) throw draftHasFaults(faults);
  return { changes: differences(from, model) };
};

type Change = Diff["changes"][number];
/** Something that both models may have, by a key of its own, with its parts in words. */
type Item = {
  readonly path: string;
  readonly subject: Text;
  readonly parts: readonly (readonly [label: Text, value: Text | null])[];
};

const same = (value: string | number | null): Text | null =>
  value === null ? null : { en: String(value), es: String(value) };

/** What differs between two models, in words: both are laid out as for the printed sheet and compared part by part. */
function differences(from: Model, to: Model): Change[] {
  const [before, after] = [itemsOf(from), itemsOf(to)];
  const changes: Change[] = [];
  for (const [key, item] of before) {
    const now = after.get(key);
    if (now === undefined) changes.push(whole("removed", item));
    else changes.push(...partly(item, now));
  }
  for (const [key, item] of after) if (!before.has(key)) changes.push(whole("added", item));
  return changes;
}

function whole(what: "added" | "removed", { path, subject, parts }: Item): Change {
  const said = parts.flatMap(([label, value]) =>
    value === null || value.en === ""
      ? []
      : [{ en: `${label.en}: ${value.en}`, es: `${label.es}: ${value.es}` }],
  );
  const text = { en: said.map((s) => s.en).join("; "), es: said.map((s) => s.es).join("; ") };
  return {
    path,
    what,
    subject,
    part: { en: "", es: "" },
    before: what === "removed" ? text : null,
    after: what === "added" ? text : null,
  };
}

function partly(before: Item, after: Item): Change[] {
  const count = Math.max(before.parts.length, after.parts.length);
  return Array.from({ length: count }, (_, at) => at).flatMap((at) => {
    const [label, old] = before.parts[at] ?? [after.parts[at]?.[0], null];
    const now = after.parts[at]?.[1] ?? null;
    if (label === undefined || (old?.en === now?.en && old?.es === now?.es)) return [];
    return [
      {
        path: after.path,
        what: "changed",
        subject: after.subject,
        part: label,
        before: old,
        after: now,
      },
    ];
  });
}

function itemsOf(model: Model): ReadonlyMap<string, Item> {
  const sheet = sheetOf(model, null);
  const items = new Map<string, Item>();
  const criteria = sheet.axes.flatMap((axis) => axis.criteria.map((each) => ({ axis, each })));
  for (const { axis, each } of criteria) {
    const at = model.criteria.findIndex(({ id }) => id === each.id);
    items.set(`criterion ${each.id}`, {
      path: `criteria[${at}]`,
      subject: each.label,
      parts: [
        [{ en: "label", es: "nombre" }, each.label],
        [{ en: "definition", es: "definición" }, each.definition],
        [{ en: "axis", es: "eje" }, axis.label],
        [{ en: "which rules count", es: "qué reglas cuentan" }, each.pick],
        [{ en: "points when unknown", es: "puntos si se desconoce" }, same(each.unknown)],
        [{ en: "cap", es: "tope" }, same(each.cap)],
        [{ en: "group", es: "grupo" }, same(each.family)],
        [{ en: "decay", es: "decaimiento" }, each.decay],
        ...each.rules.map(({ when, points, each: perEvent }, rule) => {
          const often = perEvent ? { en: " each", es: " cada vez" } : { en: "", es: "" };
          return [
            { en: `rule ${rule + 1}`, es: `regla ${rule + 1}` },
            { en: `${when.en}: ${points}${often.en}`, es: `${when.es}: ${points}${often.es}` },
          ] as const;
        }),
      ],
    });
  }
  for (const [name, field] of Object.entries(model.fields)) {
    items.set(`field ${name}`, {
      path: `fields.${name}`,
      subject: fieldName(name),
      parts: [
        [{ en: "contact property", es: "propiedad del contacto" }, same(field.contact ?? null)],
        [{ en: "company property", es: "propiedad de la empresa" }, same(field.company ?? null)],
        [
          { en: "becomes behaviour", es: "se convierte en comportamiento" },
          field.event === undefined ? null : eventName(field.event.type),
        ],
      ],
    });
  }
  for (const [output, property] of Object.entries(model.outputs)) {
    items.set(`output ${output}`, {
      path: `outputs.${output}`,
      subject: outputLabel(output),
      parts: [
        [{ en: "written to your property", es: "se escribe en su propiedad" }, same(property)],
      ],
    });
  }
  for (const [part, label] of gateParts) {
    for (const [at, gate] of sheet[part].entries()) {
      const id = part === "handRaisers" ? `${at}` : (model[part][at]?.id ?? `${at}`);
      items.set(`${part} ${id}`, {
        path: `${part}[${at}]`,
        subject: { en: `${label.en}: ${gate.label.en}`, es: `${label.es}: ${gate.label.es}` },
        parts: [
          [{ en: "label", es: "nombre" }, gate.label],
          [{ en: "condition", es: "condición" }, gate.when],
          [{ en: "note", es: "nota" }, gate.note],
        ],
      });
    }
  }
  for (const [at, band] of sheet.bands.entries()) {
    items.set(`band ${band.name}`, {
      path: `bands[${at}]`,
      subject: { en: `Band: ${band.label.en}`, es: `Categoría: ${band.label.es}` },
      parts: [
        [{ en: "label", es: "nombre" }, band.label],
        [{ en: "from", es: "desde" }, same(band.from)],
      ],
    });
  }
  for (const { name, cap } of sheet.families) {
    items.set(`family ${name}`, {
      path: `families.${name}`,
      subject: { en: `Group “${name}”`, es: `Grupo «${name}»` },
      parts: [[{ en: "cap", es: "tope" }, same(cap)]],
    });
  }
  items.set("outcome", {
    path: "ready",
    subject: { en: "Ready, matrix and limits", es: "Listo, matriz y máximos" },
    parts: [
      [{ en: "fit at least", es: "ajuste mínimo" }, same(model.ready.fit)],
      [{ en: "pain at least", es: "dolor mínimo" }, same(model.ready.pain)],
      [{ en: "total at least", es: "total mínimo" }, same(model.ready.total)],
      [
        {
          en: "leaves ready so many points below",
          es: "deja de estar listo a tantos puntos por debajo",
        },
        same(model.ready.hysteresis),
      ],
      [
        { en: "leaves ready after hours", es: "deja de estar listo a las horas" },
        same(model.ready.dwellHours),
      ],
      [{ en: "cuts of fit", es: "cortes del ajuste" }, same(sheet.matrix.fit.join(", "))],
      [{ en: "cuts of pain", es: "cortes del dolor" }, same(sheet.matrix.pain.join(", "))],
      [
        { en: "colours", es: "colores" },
        same(sheet.matrix.cells.map((row) => row.join(" ")).join(" / ")),
      ],
    ],
  });
  items.set("settings", {
    path: "roles",
    subject: { en: "Settings", es: "Ajustes" },
    parts: otherParts(model),
  });
  return items;
}

const gateParts = [
  ["exclusions", { en: "Exclusion", es: "Exclusión" }],
  ["limits", { en: "Limit", es: "Límite" }],
  ["handRaisers", { en: "Hand-raiser", es: "Petición directa" }],
] as const;

type Part = readonly [label: Text, value: Text | null];

/** The parts of a model that the printed sheet leaves out, in words, for differences. */
function otherParts(model: Model): readonly Part[] {
  const { roles, origin, funnel, axes } = model;
  return [
    [{ en: "about", es: "descripción" }, model.about],
    [{ en: "points of fit at most", es: "máximo de ajuste" }, same(String(axes.fit.max))],
    [{ en: "points of pain at most", es: "máximo de dolor" }, same(String(axes.pain.max))],
    [{ en: "job title for roles", es: "cargo para los roles" }, field(roles.jobTitle)],
    [{ en: "buying role", es: "rol de compra" }, field(roles.buyingRole)],
    [{ en: "seniority", es: "nivel del cargo" }, field(roles.seniority)],
    [{ en: "decision makers from", es: "decisores desde" }, same(roles.decisionMakerFrom)],
    [{ en: "influencers from", es: "influenciadores desde" }, same(roles.influencerFrom)],
    [{ en: "origin", es: "origen" }, field(origin?.field)],
    [lowered(stateNames.origins.inbound), same(origin?.inbound.join(", ") ?? "")],
    [lowered(stateNames.origins.outbound), same(origin?.outbound.join(", ") ?? "")],
    [{ en: "customer when", es: "cliente cuando" }, when(funnel.customer)],
    [
      { en: "decision stage from", es: "etapa de decisión desde" },
      same(String(funnel.decision.from)),
    ],
    [{ en: "decision stage when", es: "etapa de decisión cuando" }, when(funnel.decision.when)],
    [
      { en: "consideration stage from", es: "etapa de consideración desde" },
      same(String(funnel.consideration.from)),
    ],
    [
      { en: "consideration stage when", es: "etapa de consideración cuando" },
      when(funnel.consideration.when),
    ],
    [
      { en: "own free-mail domains", es: "dominios gratuitos propios" },
      same(model.freeMailDomains.join(", ")),
    ],
    [
      { en: "not ready after 'maybe', days", es: "no listo tras «tal vez», días" },
      same(String(model.maybeWaitsDays)),
    ],
    [
      { en: "'never' ends after days", es: "«nunca» termina a los días" },
      model.neverExpiresAfterDays === null ? null : same(String(model.neverExpiresAfterDays)),
    ],
  ];
}

function field(name: string | null | undefined): Text | null {
  return name === null || name === undefined ? null : fieldName(name);
}

function when(condition: Model["funnel"]["customer"]): Text | null {
  return condition === null ? null : conditionWords(condition);
}
