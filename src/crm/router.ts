import { Router, type NextFunction, type Request, type Response } from "express";
import { addBehaviourEvent } from "./actions/add-behaviour-event.ts";
import { answerAction, type Action } from "./actions/answer-action.ts";
import { contactUnknown, notConnected, refused, type Answer } from "./signed/answer.ts";
import { confirmEnrolment } from "./actions/confirm-enrolment.ts";
import type { CardsDeps } from "./signed/deps.ts";
import { giveVerdict } from "./card/give-verdict.ts";
import { handOff } from "./card/hand-off.ts";
import { mapFields } from "./settings-page/map-fields.ts";
import { accountGone } from "../account/change-account.ts";
import { RefusedError } from "../account/refusal.ts";
import { openConsole } from "./settings-page/open-console.ts";
import { pause } from "./settings-page/pause.ts";
import { readActionCall } from "./actions/read-action-call.ts";
import { readSignedCall, type SignedCall } from "./signed/read-signed-call.ts";
import { recalculateLeadScore } from "./actions/recalculate-lead-score.ts";
import { recalculate } from "./card/recalculate.ts";
import { nextLead, showWeek, showWorkList } from "./card/work-list.ts";
import { showContact } from "./card/show-contact.ts";
import { showSettings } from "./settings-page/show-settings.ts";
import { refusals } from "../words/refusals.ts";

/**
 * What HubSpot asks of the app for the card, the settings page and the workflow actions. Signed calls only
 * (hubspot-facts 5.4); every answer is JSON, a refusal `{error: {code, message}}`. Mount it at the root,
 * before anything that reads bodies.
 */
export function cardsRouter(deps: CardsDeps): Router {
  const router = Router({ strict: true, caseSensitive: true });

  const answer =
    (handle: (call: SignedCall, contactId: string) => Promise<Answer>) =>
    async (request: Request, response: Response): Promise<void> => {
      const read = await readSignedCall(deps, request);
      if (!read.ok) return send(response, read.answer);
      const { contactId = "" } = request.params;
      if (typeof contactId !== "string" || !/^\d{0,20}$/.test(contactId)) {
        return send(response, contactUnknown);
      }
      send(response, await handle(read.call, contactId));
    };
  const act =
    (action: Action) =>
    async (request: Request, response: Response): Promise<void> => {
      const read = await readActionCall(deps, request);
      send(response, read.ok ? await answerAction(deps, action, read.call) : read.answer);
    };

  router.get(
    "/cards/contacts/:contactId",
    answer((call, contactId) => showContact(deps, call, contactId)),
  );
  router.post(
    "/cards/contacts/:contactId/verdict",
    answer((call, contactId) => giveVerdict(deps, call, contactId)),
  );
  router.post(
    "/cards/contacts/:contactId/recalculate",
    answer((call, contactId) => recalculate(deps, call, contactId)),
  );
  router.post(
    "/cards/contacts/:contactId/handoff",
    answer((call, contactId) => handOff(deps, call, contactId)),
  );
  router.get(
    "/cards/contacts/:contactId/next",
    answer((call, contactId) => nextLead(deps, call, contactId)),
  );
  router.get(
    "/cards/leads",
    answer((call) => showWorkList(deps, call)),
  );
  router.get(
    "/cards/week",
    answer((call) => showWeek(deps, call)),
  );
  router.get(
    "/cards/settings",
    answer((call) => showSettings(deps, call)),
  );
  router.post(
    "/cards/settings/mapping",
    answer((call) => mapFields(deps, call)),
  );
  router.post(
    "/cards/settings/pause",
    answer((call) => pause(deps, call)),
  );
  router.post(
    "/cards/settings/ticket",
    answer((call) => openConsole(deps, call)),
  );
  router.post("/actions/confirm-enrolment", act(confirmEnrolment));
  router.post("/actions/recalculate-lead-score", act(recalculateLeadScore(deps)));
  router.post("/actions/add-behaviour-event", act(addBehaviourEvent));

  // HubSpot repeats a call after a 5xx, and every call here may come twice.
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (error === accountGone) return send(response, notConnected);
    if (error instanceof RefusedError) {
      return send(response, refused(error.status, { code: error.code, ...error.text }));
    }
    deps.log.error({ err: error }, "a call from inside HubSpot failed");
    if (response.headersSent) return next(error);
    send(response, refused(503, refusals.notAnswered));
  });
  return router;
}

function send(response: Response, { status, body }: Answer): void {
  response.set("Cache-Control", "no-store").status(status).json(body);
}
