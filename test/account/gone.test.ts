import { afterEach, beforeEach, expect, test } from "vitest";
import {
  bindScenario,
  setColleagues,
  setDryRun,
  unbindScenario,
} from "../../src/account/bindings.ts";
import type { AccountDeps, Caller } from "../../src/account/caller.ts";
import { leaveAccount } from "../../src/account/leaving.ts";
import { endWritePace, setWritePace } from "../../src/account/pacing.ts";
import { pauseAccount, resumeAccount } from "../../src/account/pause.ts";
import { grantRole, takeRole } from "../../src/account/people.ts";
import {
  publishDraft,
  publishMapping,
  restoreVersion,
} from "../../src/account/versions/publish.ts";
import { createLog } from "../../src/base/log.ts";
import { openSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import { openPortalsFile } from "../../src/store/portals/portals-file.ts";
import type { Portals } from "../../src/store/portals/portals.ts";
import { consolePortal } from "../console/console-portal.ts";
import { cardModel } from "../support/card-model.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

const id = portalId(111);
const now = 1_790_000_000_000;
let folder: TemporaryFolder;
let ledger: Ledger;
let portals: Portals;
let deps: AccountDeps & { readonly mayUseWorkflowApi: boolean };
let caller: Caller;

beforeEach(async () => {
  folder = temporaryFolder();
  ledger = await openSqliteLedger(folder.path);
  portals = await openPortalsFile(folder.path);
  const standing = consolePortal(id, now);
  const second = { ...standing.models[0], version: 2, model: cardModel(2) };
  const portal = await portals.install(id, () => ({
    ...standing,
    models: [...standing.models, second as (typeof standing.models)[number]],
  }));
  deps = {
    ledger,
    portals,
    clock: { now: () => now, sleep: () => Promise.resolve() },
    log: createLog("silent"),
    hubspot: {
      portal: () => {
        throw new Error("nothing asks HubSpot here");
      },
    },
    wakePortal: () => undefined,
    mayUseWorkflowApi: false,
  };
  caller = { portalId: id, portal, ledger, who: "ana@example.com" };
});
afterEach(async () => {
  await portals.close();
  await ledger.close();
  folder.remove();
});

const wish = {
  kind: "lead",
  revision: 0,
  name: "New",
  note: "",
  acceptErrors: true,
  enrol: [],
} as const;
const listWish = { actuator: "list", target: "7", workflow: null } as const;

const useCases: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["a publish", () => publishDraft(deps, caller, wish)],
  [
    "a mapping",
    () => publishMapping(deps, caller, 1, { country: { contact: "land", company: null } }),
  ],
  ["a roll-back", () => restoreVersion(deps, caller, 2, "")],
  ["a pause", () => pauseAccount(deps, caller)],
  ["a resume", () => resumeAccount(deps, caller)],
  ["a role", () => grantRole(deps, caller, "leo@example.com", "edit")],
  ["a role that is taken", () => takeRole(deps, caller, "leo@example.com")],
  ["a binding", () => bindScenario(deps, caller, "welcome", listWish)],
  ["an unbinding", () => unbindScenario(deps, caller, "handoff")],
  ["a dry run", () => setDryRun(deps, caller, true)],
  ["what becomes of colleagues", () => setColleagues(deps, caller, false)],
  ["a pace", () => setWritePace(deps, caller, { most: 5, per: "day" })],
  ["the end of a pace", () => endWritePace(deps, caller)],
  ["leaving", () => leaveAccount(deps, caller, { archiveProperties: false })],
];

test.each(useCases)("%s does what was asked while the account is there", async (_what, run) => {
  await run();
  expect(await portals.get(id)).not.toBeNull();
  expect(await ledger.read.selectFrom("audit").selectAll().execute()).toHaveLength(1);
});

test.each(useCases)("%s that began before a purge brings nothing back", async (_what, run) => {
  await portals.remove(id);
  await expect(run()).rejects.toMatchObject({ code: "ACCOUNT_GONE" });
  expect(await portals.get(id)).toBeNull();
  expect(await ledger.read.selectFrom("audit").selectAll().execute()).toEqual([]);
});
