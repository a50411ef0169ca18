import { expect, test } from "vitest";
import { startBackground } from "../../src/console/shell/background.ts";
import type { Preview } from "../../src/console/contract/preview.ts";
import { home, openConsole, trial } from "./open-console.ts";
import { answerProperties } from "./stub-hubspot.ts";

test("stop waits for what is under way, after telling it to end", async () => {
  const background = startBackground();
  const { promise: told, resolve: tell } = Promise.withResolvers<void>();
  const said: string[] = [];
  background.begin(async (stopping) => {
    stopping.addEventListener("abort", () => tell());
    await told;
    await new Promise(setImmediate);
    said.push("ended");
  });
  await background.stop();
  said.push("stopped");
  expect(said).toEqual(["ended", "stopped"]);
});

test("nothing is begun once it is stopped", async () => {
  const background = startBackground();
  await background.stop();
  let begun = 0;
  background.begin(async () => {
    begun += 1;
  });
  expect(begun).toBe(0);
});

test("a console that closes in the middle of a preview writes no portal any more", async () => {
  const rig = await openConsole();
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  answerProperties(rig);
  const answerAtOnce = rig.answerCall;
  const properties = { email: "p@works.example", firstname: "Ana", country: "Spain" };
  await rig.score(home, [{ id: "1", properties, events: [trial(rig.now - 1_000)] }]);
  const visit = await rig.enter();
  const { body } = await visit.call<{ document: Record<string, unknown> }>("GET", "/drafts/lead");
  rig.answerCall = (...call) => answered.then(() => answerAtOnce(...call));
  await visit.call("PUT", "/drafts/lead", { revision: 0, document: body.document });
  const { body: preview } = await visit.call<Preview>("POST", "/previews", {});
  expect(["reading", "running"]).toContain(preview.state);
  const closed = rig.close();
  answer();
  await closed;
});
