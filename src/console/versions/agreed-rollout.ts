import type { Rollout } from "../../store/portals.ts";
import type { CallOf } from "../api/handler.ts";
import type { Routes } from "../api/routes.ts";
import { ConsoleError, refuse } from "../console-error.ts";
import { enrolmentsIn } from "../preview/enrolments-in.ts";
import { previewsOf } from "../preview/preview-store.ts";

/**
 * What the tick 'enrol up to N a day' of a publish comes to: null without it. The number must have been shown
 * before (contracts.md, Crossings), by a preview of this very draft with the scenarios as they are bound now.
 * Throws ConsoleError.
 */
export async function agreedRollout(
  { body, portal, portalId, ledger, who }: CallOf<Routes["publish"]>,
  now: number,
): Promise<Omit<Rollout, "version"> | null> {
  const { enrol, kind, revision } = body;
  if (enrol === null) return null;
  if (portal.dryRunSince !== undefined) throw dryRun;
  const preview = (await previewsOf(ledger.read, portalId, now)).find(
    (each) => each.kind === kind && each.draftRevision === revision && each.state === "done",
  );
  const isBoundSince = Object.values(portal.bindings).some(
    ({ boundAt }) => boundAt > (preview?.startedAt ?? 0),
  );
  const counts = preview?.counts ?? null;
  if (counts === null || isBoundSince) throw previewFirst;
  const found = enrolmentsIn(counts, portal);
  if (found !== enrol.expected) {
    throw new ConsoleError(
      409,
      "ENROLMENTS_CHANGED",
      {
        en: `The preview shows ${found} enrolments by now, not ${enrol.expected}. Look at it again before you publish.`,
        es: `La vista previa muestra ahora ${found} inscripciones, no ${enrol.expected}. Revísela antes de publicar.`,
      },
      "body.enrol.expected",
    );
  }
  return { mostADay: enrol.mostADay, expected: found, startedAt: now, startedBy: who };
}

const previewFirst = refuse(
  409,
  "PREVIEW_NEEDED",
  "Preview this draft first: enrolling needs the number of enrolments to have been shown.",
  "Haga antes la vista previa de este borrador: para inscribir hay que haber visto el número de inscripciones.",
  "body.enrol",
);

const dryRun = refuse(
  409,
  "DRY_RUN",
  "The dry run sets nothing off. End it on the workflows page before you publish with enrolments.",
  "La prueba en seco no inicia nada. Termínela en la página de flujos antes de publicar con inscripciones.",
  "body.enrol",
);
