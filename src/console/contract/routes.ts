import { z } from "zod";
import * as breaker from "./breaker.ts";
import * as drafts from "./drafts.ts";
import * as evidence from "./evidence.ts";
import * as explanation from "./explanation.ts";
import * as health from "./health.ts";
import * as home from "./home.ts";
import * as leads from "./leads.ts";
import * as leaving from "./leaving.ts";
import * as mapping from "./mapping.ts";
import * as matches from "./matches.ts";
import * as matrix from "./matrix.ts";
import * as pacing from "./pacing.ts";
import * as preview from "./preview.ts";
import type { Route } from "./route.ts";
import * as session from "./session.ts";
import * as setup from "./setup.ts";
import { sheet } from "./sheet.ts";
import { outputName } from "../../scoring/model/outputs-schema.ts";
import { contactId, done, modelKind } from "./text.ts";
import * as sla from "./sla.ts";
import { standing } from "./standing.ts";
import * as versions from "./versions.ts";
import * as workflows from "./workflows.ts";

const kindPath = z.object({ kind: modelKind });
const versionPath = z.object({ version: z.coerce.number().int().positive() });
const previewPath = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) });
const contactPath = z.object({ contactId });
const emailPath = z.object({ email: session.email });
const stepPath = z.object({ step: setup.stepId });
const scenarioPath = z.object({ scenario: z.string().regex(/^[a-z_]{1,40}$/) });
const catchUpPath = scenarioPath.extend({ source: workflows.catchUpSource });
const propertyPath = z.object({ property: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/) });
const outputPath = kindPath.extend({ output: outputName });
const formPath = z.object({ formId: z.string().regex(/^[\w.-]{1,100}$/) });
const failurePath = z.object({ id: z.coerce.number().int().positive() });

/**
 * Every call of the console's API, below /console/api. The OpenAPI document, the router and the checks of
 * roles are made from this table; `handlers` in handlers.ts has one function for each name.
 */
// prettier-ignore
export const routes = {
  session: { method: "get", path: "/session", role: "look", summary: "Who is inside, for which account, and the CSRF token", answer: session.session },
  leave: { method: "post", path: "/session/end", role: "look", summary: "End the session", answer: done },
  people: { method: "get", path: "/people", role: "look", summary: "Everybody with a role of their own", answer: session.people },
  grantRole: { method: "put", path: "/people/{email}", role: "publish", summary: "Give a person a role", params: emailPath, body: session.roleWish, answer: session.people },
  takeRole: { method: "delete", path: "/people/{email}", role: "publish", summary: "Take a person's role away: they may look", params: emailPath, answer: session.people },

  setup: { method: "get", path: "/setup", role: "look", summary: "The guided first run: steps done and what each found", answer: setup.setup },
  markStep: { method: "put", path: "/setup/{step}", role: "edit", summary: "Mark a step of the first run as done or not", params: stepPath, body: setup.stepWish, answer: setup.setup },

  properties: { method: "get", path: "/properties", role: "look", summary: "Properties of the portal to choose from, with fill rate and samples", query: mapping.propertiesQuery, answer: mapping.properties },
  refreshProperties: { method: "post", path: "/properties/refresh", role: "edit", summary: "Read the portal's properties and a sample of contacts again, in the background", answer: mapping.sampleState },
  mapping: { method: "get", path: "/drafts/{kind}/mapping", role: "look", summary: "Where each field of the draft is read, with suggestions and freshness", params: kindPath, answer: mapping.mapping },
  saveMapping: { method: "put", path: "/drafts/{kind}/mapping", role: "edit", summary: "Map fields of the draft to properties", params: kindPath, body: mapping.mappingWish, answer: drafts.draft },
  overwrites: { method: "get", path: "/properties/{property}/overwrites", role: "edit", summary: "How many contacts have a value in a property, which an output would overwrite", params: propertyPath, answer: mapping.overwrites },
  saveOutput: { method: "put", path: "/drafts/{kind}/outputs/{output}", role: "edit", summary: "Write an output to a property of the portal's own, or to Ripen's again", params: outputPath, body: mapping.outputWish, answer: drafts.draft },

  readyMade: { method: "get", path: "/ready-made", role: "look", summary: "The models to start from", answer: drafts.readyMadeList },
  draft: { method: "get", path: "/drafts/{kind}", role: "look", summary: "The draft with its faults and hygiene findings; it begins as the version in force", params: kindPath, answer: drafts.draft },
  forms: { method: "get", path: "/forms", role: "look", summary: "Forms that contacts sent, those without a name first", answer: mapping.forms },
  nameForm: { method: "put", path: "/forms/{formId}", role: "edit", summary: "Name a form: everybody who sent it is scored again", params: formPath, body: mapping.formName, answer: mapping.forms },
  saveDraft: { method: "put", path: "/drafts/{kind}", role: "edit", summary: "Save the draft as a new revision", params: kindPath, body: drafts.draftSave, answer: drafts.draft },
  startDraft: { method: "post", path: "/drafts/{kind}/start", role: "edit", summary: "Begin the draft anew from a ready-made model, a version or an imported document", params: kindPath, body: drafts.draftStart, answer: drafts.draft },
  undoDraft: { method: "post", path: "/drafts/{kind}/undo", role: "edit", summary: "Back to the revision before", params: kindPath, body: drafts.draftStep, answer: drafts.draft },
  redoDraft: { method: "post", path: "/drafts/{kind}/redo", role: "edit", summary: "Forward to the revision that was undone", params: kindPath, body: drafts.draftStep, answer: drafts.draft },
  exportDraft: { method: "get", path: "/drafts/{kind}/export", role: "look", summary: "The draft as a JSON file", params: kindPath, file: "application/json" },
  draftSheet: { method: "get", path: "/drafts/{kind}/sheet", role: "look", summary: "The draft in words, to print and sign", params: kindPath, answer: sheet },

  home: { method: "get", path: "/home", role: "look", summary: "The account's figures of a span of days beside those of the span before: hand-offs, time to first contact, answers, conversion, scenarios, what waits", query: home.homeQuery, answer: home.home },
  showPeople: { method: "put", path: "/home/people", role: "publish", summary: "Show figures by person, or no more; local law may ask for more than that", body: home.peopleWish, answer: home.home },
  matrix: { method: "get", path: "/matrix", role: "look", summary: "Contacts in each cell of fit by pain, and moves of 30 days", query: matrix.matrixQuery, answer: matrix.matrix },
  leads: { method: "get", path: "/leads", role: "look", summary: "Scored contacts: a page, filtered and sorted", query: leads.leadsQuery, answer: leads.leads },
  handOffNow: { method: "post", path: "/leads/{contactId}/handoff", role: "edit", summary: "Hand a lead over whose hand-off was silent, waits or was refused", params: contactPath, answer: done },
  scoreAgain: { method: "post", path: "/leads/score-again", role: "edit", summary: "Have these contacts read and scored again now; nothing fires by it", body: leads.scoreAgainWish, answer: leads.scoreAgainAnswer },
  exportLeads: { method: "get", path: "/leads.csv", role: "look", summary: "The same list as a CSV file, whole", query: leads.exportQuery, file: "text/csv" },
  findContacts: { method: "get", path: "/contacts", role: "look", summary: "Find contacts by name, e-mail or id, at most 20", query: explanation.findQuery, answer: explanation.found },
  compareContact: { method: "get", path: "/drafts/{kind}/contacts/{contactId}", role: "look", summary: "One contact under the model in force and under the draft", params: contactPath.extend(kindPath.shape), answer: explanation.comparison },

  matches: { method: "post", path: "/matches", role: "look", summary: "Whom conditions of a draft match among the contacts that are kept, saved or not", body: matches.matchesWish, answer: matches.matches },

  startPreview: { method: "post", path: "/previews", role: "look", summary: "Foresee what publishing the draft brings, contact by contact, without writing anything; one that is under way for it is given as it is", body: preview.previewWish, answer: preview.preview, status: 202 },
  latestPreview: { method: "get", path: "/previews/latest", role: "look", summary: "The latest preview of a draft", query: preview.latestQuery, answer: preview.previewLatest },
  preview: { method: "get", path: "/previews/{id}", role: "look", summary: "How far a preview is, and its result", params: previewPath, answer: preview.preview },
  cancelPreview: { method: "delete", path: "/previews/{id}", role: "edit", summary: "Stop a preview", params: previewPath, answer: preview.preview },
  movers: { method: "get", path: "/previews/{id}/movers", role: "look", summary: "Contacts whose readiness or band would change", params: previewPath, query: preview.moversQuery, answer: preview.movers },

  evidence: { method: "get", path: "/evidence", role: "look", summary: "What sold: how far histories are read, the stage of the business, and the latest look at it", answer: evidence.evidence },
  startHistory: { method: "post", path: "/evidence/history", role: "publish", summary: "Read what HubSpot remembers of mapped properties, in the background", answer: evidence.evidence },
  forgetHistory: { method: "delete", path: "/evidence/history", role: "publish", summary: "Stop reading histories and forget them with what was found", answer: evidence.evidence },
  startEvidence: { method: "post", path: "/evidence/runs", role: "edit", summary: "Look at what sold: how the model does, where to set ready, and which points to give", body: evidence.evidenceWish, answer: evidence.evidence },
  cancelEvidence: { method: "delete", path: "/evidence/runs/{id}", role: "edit", summary: "Stop looking", params: previewPath, answer: evidence.evidence },
  takeProposal: { method: "post", path: "/evidence/runs/{id}/draft", role: "edit", summary: "Make the proposed model the draft; it can be undone", params: previewPath, body: evidence.proposalTake, answer: drafts.draft },
  startChallenger: { method: "post", path: "/evidence/challenger", role: "publish", summary: "Let the draft run in the shadow of the model in force: scored beside it, never written", answer: evidence.evidence },
  stopChallenger: { method: "delete", path: "/evidence/challenger", role: "publish", summary: "End the run in the shadow", answer: evidence.evidence },
  takeChallenger: { method: "post", path: "/evidence/challenger/draft", role: "edit", summary: "Make the challenger the draft again, to publish it", body: evidence.proposalTake, answer: drafts.draft },

  publish: { method: "post", path: "/versions", role: "publish", summary: "Publish the draft as a new version and score all contacts again", body: versions.publishWish, answer: versions.published, status: 201 },
  versions: { method: "get", path: "/versions", role: "look", summary: "Every published version, newest first", answer: versions.versions },
  diff: { method: "get", path: "/versions/diff", role: "look", summary: "What differs between two versions, or a version and the draft, in words", query: versions.diffQuery, answer: versions.diff },
  version: { method: "get", path: "/versions/{version}", role: "look", summary: "One version with its document", params: versionPath, answer: versions.versionDocument },
  exportVersion: { method: "get", path: "/versions/{version}/export", role: "look", summary: "A version as a JSON file", params: versionPath, file: "application/json" },
  versionSheet: { method: "get", path: "/versions/{version}/sheet", role: "look", summary: "A version in words, to print and sign", params: versionPath, answer: sheet },
  restore: { method: "post", path: "/versions/{version}/restore", role: "publish", summary: "Roll back: put an earlier version in force again", params: versionPath, body: versions.restoreWish, answer: versions.published },
  pacing: { method: "get", path: "/pacing", role: "look", summary: "Values that publishes let go little by little", answer: pacing.pacing },
  setWritePace: { method: "put", path: "/pacing/writes", role: "publish", summary: "Write what publishing changes little by little, best score first", body: pacing.writePaceWish, answer: pacing.pacing },
  endWritePace: { method: "delete", path: "/pacing/writes", role: "publish", summary: "Write what publishing changes at once, and what waits now", answer: pacing.pacing },
  rescoring: { method: "get", path: "/rescoring", role: "look", summary: "How far the re-scoring after a publish is", answer: versions.rescoring },
  pause: { method: "put", path: "/scoring", role: "edit", summary: "Pause or resume all scoring and writing of the account", body: versions.pauseWish, answer: versions.pauseState },
  audit: { method: "get", path: "/audit", role: "look", summary: "Who changed what and when, newest first", query: versions.auditQuery, answer: versions.audit },

  sla: { method: "get", path: "/sla", role: "look", summary: "Within how many working hours sales contacts who was handed over, and whom overdue leads are told to", answer: sla.sla },
  saveSla: { method: "put", path: "/sla", role: "publish", summary: "Set these hours, days, holidays and people; hand-offs from now on go by them", body: sla.slaTerms, answer: sla.sla },
  holidays: { method: "get", path: "/sla/holidays", role: "look", summary: "Countries whose public holidays are known, and the holidays of one", query: sla.holidaysQuery, answer: sla.holidays },

  workflows: { method: "get", path: "/workflows", role: "look", summary: "The scenarios with trigger, audience, goal, checklist and observed counts", answer: workflows.workflows },
  workflowChoices: { method: "get", path: "/workflows/choices", role: "look", summary: "The portal's own contact workflows, where they can be listed", answer: workflows.workflowChoices },
  listChoices: { method: "get", path: "/workflows/lists", role: "look", summary: "The portal's static contact lists, where they can be listed", query: workflows.listsQuery, answer: workflows.listChoices },
  held: { method: "get", path: "/workflows/held", role: "look", summary: "Enrolments that wait or were refused, and what to do", query: workflows.heldQuery, answer: workflows.held },
  setDryRun: { method: "put", path: "/workflows/dry-run", role: "publish", summary: "Record crossings without setting anything off, or end that", body: workflows.dryRunWish, answer: workflows.workflows },
  setColleagues: { method: "put", path: "/workflows/colleagues", role: "publish", summary: "Tell the owner of leads whose company has an open deal or is a customer, or hand them to sales like all others", body: workflows.colleaguesWish, answer: workflows.workflows },
  bind: { method: "put", path: "/workflows/{scenario}", role: "publish", summary: "Bind a scenario; contacts that meet its condition already fire nothing", params: scenarioPath, body: workflows.bindWish, answer: workflows.workflows },
  startCatchUp: { method: "put", path: "/workflows/{scenario}/catch-up/{source}", role: "publish", summary: "Let contacts go that met the condition in silence, up to a number a day, best first", params: catchUpPath, body: workflows.catchUpWish, answer: workflows.workflows },
  stopCatchUp: { method: "delete", path: "/workflows/{scenario}/catch-up/{source}", role: "publish", summary: "Stop letting them go: who had no turn yet stays silent", params: catchUpPath, answer: workflows.workflows },
  unbind: { method: "delete", path: "/workflows/{scenario}", role: "publish", summary: "Unbind a scenario", params: scenarioPath, answer: workflows.workflows },

  standing: { method: "get", path: "/standing", role: "look", summary: "What keeps the account from doing all its work: since when, why, by whom, and what to do", answer: standing },
  breaker: { method: "get", path: "/breaker", role: "look", summary: "What the breaker holds: since when, how many, and why", answer: breaker.breaker },
  answerBreaker: { method: "post", path: "/breaker", role: "publish", summary: "Let go what the breaker holds, at once or some a day, or drop it", body: breaker.breakerAnswer, answer: breaker.breaker },

  health: { method: "get", path: "/health", role: "look", summary: "How the connection, the webhooks and the scoring stand", answer: health.health },
  leaving: { method: "get", path: "/disconnect", role: "look", summary: "Whether Ripen is being disconnected from the account, and what that means", answer: leaving.leaving },
  disconnect: { method: "post", path: "/disconnect", role: "publish", summary: "Disconnect Ripen: archive its properties where that is wished, uninstall the app, stop all calls; again after a failure", body: leaving.leavingWish, answer: leaving.leaving, status: 202 },
  stay: { method: "delete", path: "/disconnect", role: "publish", summary: "Go on using Ripen after a disconnection that failed", answer: leaving.leaving },
  failures: { method: "get", path: "/health/failures", role: "look", summary: "What could not be done, grouped by cause, and its contacts", query: health.failuresQuery, answer: health.failures },
  replayFailures: { method: "post", path: "/health/failures/replay", role: "edit", summary: "Try all failures again, or those of one cause", body: health.failureGroup, answer: done },
  discardFailures: { method: "delete", path: "/health/failures", role: "edit", summary: "Take all failures off the list, or those of one cause, with a reason for the audit trail", query: health.discardGroupQuery, answer: done },
  replayFailure: { method: "post", path: "/health/failures/{id}/replay", role: "edit", summary: "Score the contact of a failure again", params: failurePath, answer: done },
  discardFailure: { method: "delete", path: "/health/failures/{id}", role: "edit", summary: "Take a failure off the list, with a reason for the audit trail", params: failurePath, query: health.discardQuery, answer: done },
  quarantine: { method: "get", path: "/health/quarantine", role: "look", summary: "Webhook events of this account that could not be understood, newest first", answer: health.quarantine },
  replayQuarantined: { method: "post", path: "/health/quarantine/{id}/replay", role: "edit", summary: "Have the request of an event that could not be understood taken apart again", params: failurePath, answer: done },
  discardQuarantined: { method: "delete", path: "/health/quarantine/{id}", role: "edit", summary: "Take an event that could not be understood off the list, with a reason", params: failurePath, query: health.discardQuery, answer: done },
} as const satisfies Readonly<Record<string, Route>>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
