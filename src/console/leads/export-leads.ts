import { setImmediate } from "node:timers/promises";
import { csvRows } from "../../base/csv-rows.ts";
import type { Handler } from "../shell/handler.ts";
import type { Lead } from "../contract/leads.ts";
import { everything, idsInOrder } from "./lead-query.ts";
import { ownersOf, readOwners } from "../../store/owners/owners.ts";
import { handoffsOf, rowsOf } from "./list-leads.ts";
import { showLead } from "./show-lead.ts";

/** Contacts a piece: between two, other requests have their turn. */
const pieceSize = 200;
const format = { lineEnd: "\r\n" } as const;

/** The whole list as CSV in the order that was asked for, a piece at a time. */
export const exportLeads: Handler<"exportLeads"> = async ({ clock }, call) => {
  const { ledger, portal, portalId, query } = call;
  const owners = await readOwners(ledger.read, portalId);
  const asking = { mine: ownersOf(owners, call.session.email), now: clock.now() };
  // Ids alone are small (100,000 of them are some 5 MB): the order stays true while contacts are scored again.
  const ids = await idsInOrder(ledger.read, portalId, query, asking, everything);
  const pieces = async function* (): AsyncGenerator<string> {
    yield `\uFEFF${csvRows([headers[query.language]], format)}`;
    for (let start = 0; start < ids.length; start += pieceSize) {
      const part = ids.slice(start, start + pieceSize);
      const rows = await rowsOf(ledger.read, portalId, part);
      const handoffs = await handoffsOf(ledger.read, portalId, part);
      const now = clock.now();
      const cells = part
        .flatMap((id) => rows.get(id) ?? [])
        .map((row) => showLead(portal, row, { ...handoffs(row.contact_id), owners }, now))
        .map((lead) => cellsOf(lead, query.language));
      yield csvRows(cells, format);
      await setImmediate();
    }
  };
  return { fileName: "ripen-leads.csv", pieces: pieces() };
};

// prettier-ignore
const headers = {
  en: ["Contact ID", "Name", "E-mail", "Company", "Ready", "Ready since", "Contact by", "First contact", "Owner", "Team", "Score", "Fit", "Pain", "Band", "Segment", "Role", "Next step", "Reasons", "Verdict", "Scored at", "Record"],
  es: ["ID de contacto", "Nombre", "Correo electrónico", "Empresa", "Listo", "Listo desde", "Contactar antes de", "Primer contacto", "Propietario", "Equipo", "Puntuación", "Ajuste", "Dolor", "Categoría", "Segmento", "Rol", "Siguiente paso", "Razones", "Veredicto", "Puntuado el", "Registro"],
} as const;

function cellsOf(lead: Lead, language: "en" | "es"): readonly (string | number | boolean)[] {
  const reasons = lead.reasons.map(
    ({ label, points }) => `${label[language]} ${points > 0 ? "+" : ""}${points}`,
  );
  return [
    lead.contactId,
    lead.name,
    lead.email,
    lead.company,
    lead.isReady,
    isoOf(lead.readySince),
    isoOf(lead.handoff?.contactBy ?? null),
    isoOf(lead.handoff?.firstContact?.at ?? null),
    lead.owner?.name ?? "",
    lead.owner?.team ?? "",
    lead.score,
    lead.fit,
    lead.pain,
    lead.band.label[language],
    lead.segment,
    lead.role,
    lead.nextStep ?? "",
    [...(lead.gate === null ? [] : [lead.gate[language]]), ...reasons].join("; "),
    lead.verdict ?? "",
    isoOf(lead.scoredAt),
    lead.recordUrl,
  ];
}

function isoOf(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString();
}
