import { expect, test } from "vitest";
import { compiledInForce, openVersion } from "../../src/account/models.ts";
import { portalOpener } from "../../src/lane/open-portal.ts";
import { hubspotOptions } from "../../src/hubspot/transport/options.ts";
import { portalId, type PortalId } from "../../src/store/engine/portal-id.ts";
import type { Portal } from "../../src/store/portals/portals.ts";
import { consolePortal } from "../console/console-portal.ts";
import { cardModel } from "../support/card-model.ts";

const at = 1_790_000_000_000;

function installed(id: PortalId, publishedAt: number, fit: number): Portal {
  const portal = consolePortal(id, at);
  const model = { ...cardModel(1), ready: { ...cardModel(1).ready, fit } };
  const [first] = portal.models;
  if (first === undefined) throw new Error("no version");
  return { ...portal, models: [{ ...first, publishedAt, model }] };
}

test("a version is parsed and compiled once, whoever asks", () => {
  const portal = installed(portalId(1), at, 10);
  const compiled = openVersion(portal, 1)?.compiled();
  expect(compiled).toBeDefined();
  expect(openVersion(structuredClone(portal), 1)?.compiled()).toBe(compiled);
  expect(compiledInForce(portal)?.lead).toBe(compiled);
  expect(openVersion(portal, 2)).toBeNull();
});

test("accounts do not share versions of the same number", () => {
  expect(openVersion(installed(portalId(2), at, 11), 1)?.model.ready.fit).toBe(11);
  expect(openVersion(installed(portalId(3), at, 12), 1)?.model.ready.fit).toBe(12);
});

test("another document under the same number and instant is another model", () => {
  expect(openVersion(installed(portalId(5), at, 13), 1)?.model.ready.fit).toBe(13);
  expect(openVersion(installed(portalId(5), at, 14), 1)?.model.ready.fit).toBe(14);
});

test("after a purge and a new install the lane scores with the new account's model", () => {
  const client = { portalId: portalId(4), options: hubspotOptions, call: () => Promise.reject() };
  const open = portalOpener({
    portal: () => client,
    forget: () => undefined,
    close: () => undefined,
  });
  const lease = { name: "portal:4", owner: "me", fence: 1 };
  const before = open(installed(portalId(4), at, 20), lease);
  const after = open(installed(portalId(4), at + 1, 30), lease);
  expect(before?.models.lead.model.ready.fit).toBe(20);
  expect(after?.models.lead.model.ready.fit).toBe(30);
});
