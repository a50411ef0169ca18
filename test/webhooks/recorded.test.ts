import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { splitRequest } from "../../src/inbox/split-request.ts";
import { openDoor, signedHeaders } from "./open-door.ts";

const folder = new URL("../../webhooks/recorded/", import.meta.url);
/** The app that made the recorded integration change, so that its echo is known for one. */
const appId = 50780459;

/** What every recorded payload means to us. */
const meanings: Readonly<Record<string, readonly object[]>> = {
  "creation.json": [
    { kind: "created", contactId: "138017612137", news: "created", portalId: 48807704 },
  ],
  "old-creation.json": [{ kind: "created", contactId: "123", news: "created", portalId: 62515 }],
  "integration-change.json": [
    { kind: "changed", contactId: "541935488729", propertyName: "email", news: "changed" },
  ],
  "generic-change.json": [
    {
      kind: "changed",
      contactId: "138017612137",
      propertyName: "jobtitle",
      propertyValue: "Head of Sales",
      news: "changed",
    },
  ],
  "deletion-and-restore.json": [
    { kind: "deleted", contactId: "138017612137", news: "none" },
    { kind: "restored", contactId: "138017612137", news: "none" },
  ],
  "merge.json": [
    {
      kind: "merged",
      contactId: "138017612139",
      mergedIds: ["138017612137", "138017612138"],
      news: "none",
    },
  ],
  "association-change.json": [
    {
      kind: "associated",
      contactId: "138017612137",
      companyId: "901",
      removed: false,
      primary: true,
    },
    {
      kind: "associated",
      contactId: "138017612137",
      companyId: "901",
      removed: true,
      primary: false,
    },
  ],
  "privacy-deletion.json": [
    { kind: "erased", contactId: "138017612137", news: "none" },
    { kind: "deleted", contactId: "138017612137", news: "none" },
  ],
  "activity-creation.json": [
    { kind: "activity", activity: "meeting", activityId: "77001", news: "changed" },
    { kind: "activity", activity: "call", activityId: "77002", news: "changed" },
  ],
  "company-change.json": [
    { kind: "company", companyId: "901", propertyName: "numberofemployees", news: "changed" },
  ],
};

test("every recorded payload goes through the real door, is stored as it came, and is understood", async () => {
  const files = await readdir(folder);
  expect(files.sort()).toEqual(Object.keys(meanings).sort());
  const door = await openDoor();
  try {
    for (const file of files) {
      const { events } = JSON.parse(await readFile(new URL(file, folder), "utf8")) as {
        events: object[];
      };
      const body = JSON.stringify(events);
      expect((await door.send(body, signedHeaders(body))).status).toBe(204);
      const stored = door.stored.at(-1)?.body ?? Buffer.alloc(0);
      expect(stored.toString()).toBe(body);
      const { hints, rejected } = splitRequest(stored, { appId, isMappedOutput: () => false });
      expect({ hints, rejected }).toMatchObject({ hints: meanings[file] ?? [], rejected: [] });
      expect(hints).toHaveLength(events.length);
    }
  } finally {
    await door.close();
  }
});
