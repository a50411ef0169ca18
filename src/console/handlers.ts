import { showMatches } from "./matches/show-matches.ts";
import { showStanding } from "./standing/show-standing.ts";
import { answerHeld, showBreaker } from "./breaker/show-breaker.ts";
import { draftSheet } from "./drafts/draft-sheet.ts";
import {
  exportDraft,
  redoDraft,
  saveDraft,
  showCurrentDraft,
  startDraft,
  undoDraft,
} from "./drafts/edit-draft.ts";
import { listReadyMade } from "./drafts/ready-made.ts";
import {
  cancelEvidence,
  forgetHistory,
  showEvidence,
  startEvidence,
  startHistory,
  startShadow,
  stopShadow,
  takeChallenger,
  takeProposal,
} from "./evidence/evidence-calls.ts";
import {
  discardFailure,
  discardFailures,
  listFailures,
  replayFailure,
  replayFailures,
} from "./health/list-failures.ts";
import { discardQuarantined, listQuarantine, replayQuarantined } from "./health/quarantine.ts";
import { disconnect, showLeaving, stay } from "./health/leave-account.ts";
import { showHealth } from "./health/show-health.ts";
import { exportLeads } from "./leads/export-leads.ts";
import { findContacts } from "./leads/find-contacts.ts";
import { handOff, scoreAgain } from "./leads/change-leads.ts";
import { listLeads } from "./leads/list-leads.ts";
import { listPortalProperties, refreshProperties } from "./mapping/list-properties.ts";
import { nameForm, showForms } from "./mapping/forms.ts";
import { saveMapping } from "./mapping/save-mapping.ts";
import { countOverwrites, saveOutput } from "./mapping/save-output.ts";
import { showMapping } from "./mapping/show-mapping.ts";
import { showMatrix } from "./matrix/show-matrix.ts";
import { compareContact } from "./preview/compare-contact.ts";
import {
  cancelPreview,
  latestPreview,
  listMovers,
  showOnePreview,
  startPreview,
} from "./preview/preview-calls.ts";
import { grantRole, listPeople, takeRole } from "./people/people.ts";
import { leave, showSession } from "./people/session-calls.ts";
import { markStep, showSetup } from "./setup/show-setup.ts";
import {
  exportVersion,
  listVersions,
  showVersion,
  versionSheet,
} from "./versions/list-versions.ts";
import { endWritePace, setWritePace } from "./versions/change-pacing.ts";
import { pauseScoring } from "./versions/pause-scoring.ts";
import { publishDraft, restoreVersion } from "./versions/publish.ts";
import { showPacing } from "./versions/show-pacing.ts";
import { showHome, showPeople } from "./home/show-home.ts";
import { saveSla, showHolidays, showSla } from "./sales/sla.ts";
import { showRescoring } from "./rescoring/rescoring.ts";
import { showAudit } from "./audit/show-audit.ts";
import { showDiff } from "./versions/show-diff.ts";
import {
  bindScenario,
  setColleagues,
  setDryRun,
  startCatchUp,
  stopCatchUp,
  unbindScenario,
} from "./workflows/bind-scenario.ts";
import { listStaticLists, listWorkflowChoices } from "./workflows/list-choices.ts";
import { listHeld } from "./workflows/list-held.ts";
import { showWorkflows } from "./workflows/show-workflows.ts";
import type { Handler } from "./shell/handler.ts";
import type { RouteName } from "./contract/routes.ts";

/** The function behind each route, by its name in routes.ts. */
export const handlers: { readonly [N in RouteName]: Handler<N> } = {
  session: showSession,
  leave,
  people: listPeople,
  grantRole,
  takeRole,
  setup: showSetup,
  markStep,
  properties: listPortalProperties,
  refreshProperties,
  mapping: showMapping,
  saveMapping,
  overwrites: countOverwrites,
  saveOutput,
  readyMade: listReadyMade,
  draft: showCurrentDraft,
  saveDraft,
  startDraft,
  undoDraft,
  redoDraft,
  exportDraft,
  draftSheet,
  home: showHome,
  showPeople,
  matrix: showMatrix,
  leads: listLeads,
  handOffNow: handOff,
  scoreAgain,
  exportLeads,
  findContacts,
  forms: showForms,
  nameForm,
  compareContact,
  startPreview,
  latestPreview,
  preview: showOnePreview,
  cancelPreview,
  movers: listMovers,
  evidence: showEvidence,
  startHistory,
  forgetHistory,
  startEvidence,
  cancelEvidence,
  takeProposal,
  startChallenger: startShadow,
  stopChallenger: stopShadow,
  takeChallenger,
  publish: publishDraft,
  versions: listVersions,
  diff: showDiff,
  version: showVersion,
  exportVersion,
  versionSheet,
  restore: restoreVersion,
  pacing: showPacing,
  setWritePace,
  endWritePace,
  rescoring: showRescoring,
  pause: pauseScoring,
  audit: showAudit,
  sla: showSla,
  saveSla,
  holidays: showHolidays,
  workflows: showWorkflows,
  workflowChoices: listWorkflowChoices,
  listChoices: listStaticLists,
  held: listHeld,
  setColleagues,
  setDryRun,
  bind: bindScenario,
  unbind: unbindScenario,
  startCatchUp,
  stopCatchUp,
  matches: showMatches,
  standing: showStanding,
  breaker: showBreaker,
  answerBreaker: answerHeld,
  health: showHealth,
  leaving: showLeaving,
  disconnect,
  stay,
  failures: listFailures,
  replayFailures,
  discardFailures,
  replayFailure,
  discardFailure,
  quarantine: listQuarantine,
  replayQuarantined,
  discardQuarantined,
};
