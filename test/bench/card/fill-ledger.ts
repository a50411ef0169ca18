import { lexicon } from "../../../config/lexicon.ts";
import { compileModel } from "../../../src/scoring/compile/compile.ts";
import { parseModel } from "../../../src/scoring/model/model.ts";
import { scoreContact } from "../../../src/scoring/score.ts";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import type { Decision } from "../../../src/store/decision.ts";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { takeLease } from "../../../src/store/engine/lease.ts";
import { portalId, type PortalId } from "../../../src/store/engine/portal-id.ts";
import type { Portal } from "../../../src/store/portals/portals.ts";
import { AS_OF, contacts } from "../engine/contacts.ts";
import { benchModel } from "../engine/model.ts";

const batch = 500;
const model = { ...parseModel(benchModel), version: 1 };

/** Scores so many contacts and commits them as the pipeline does, with their inputs and `events` events each, 30 at most. */
export async function fillLedger(
  ledger: Ledger,
  portal: PortalId,
  count: number,
  events = 30,
): Promise<void> {
  const models = { lead: compileModel(model, lexicon), customer: null };
  const lease = await takeLease(ledger, `portal:${portal}`, "bench", AS_OF, 3_600_000);
  if (lease === null) throw new Error("The portal's lease is taken");
  const all = contacts(count, 1).map((facts, at): Decision => ({
    contactId: String(at),
    companyId: null,
    mark: null,
    score: scoreContact(models, facts, null, AS_OF),
    verdict: null,
    nextChangeAt: null,
    events: facts.events.slice(0, events),
    counters: new Map(),
    crossings: [],
    write: {},
    published: { ripen_reasons: "As the pipeline wrote them" },
    inputs: { properties: facts.contact, company: facts.company },
  }));
  for (let from = 0; from < all.length; from += batch) {
    await commitBatch(ledger, {
      portalId: portal,
      lease,
      decisions: all.slice(from, from + batch),
      failed: [],
      gone: [],
      step: null,
      now: AS_OF,
    });
  }
}

/** A connected portal with that model in force. */
export function portalOfBench(): Portal {
  const sealed = { keyId: "", nonce: "", text: "", tag: "" };
  return {
    portalId: portalId(111),
    status: "connected",
    installedAt: AS_OF,
    installedBy: "admin@example.com",
    scopes: [],
    timeZone: "Europe/Madrid",
    uiDomain: "app.hubspot.com",
    language: "en",
    dataKey: sealed,
    refreshToken: null,
    models: [
      { version: 1, name: model.name, note: "", publishedAt: AS_OF, publishedBy: "bench", model },
    ],
    current: { lead: 1, customer: null },
    bindings: {},
  };
}
