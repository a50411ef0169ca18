import { describe, expect, test } from "vitest";
import { event, sampleModel } from "../sample.ts";
import { faultsOf, label, one, gate, sample, type Loose } from "./refused-sample.ts";

describe("a document is refused with the place of the fault in its parts", () => {
  test.each<[string, Loose, string]>([
    ["a family that is not there", one({ family: "nobody" }), "criteria[0].family"],
    [
      "steps that rise",
      one({
        decay: {
          kind: "steps",
          steps: [
            { untilDays: 1, share: 0.5 },
            { untilDays: 2, share: 0.6 },
          ],
        },
      }),
      "criteria[0].decay.steps",
    ],
    [
      "steps out of order",
      one({
        decay: {
          kind: "steps",
          steps: [
            { untilDays: 2, share: 0.5 },
            { untilDays: 2, share: 0.4 },
          ],
        },
      }),
      "criteria[0].decay.steps",
    ],
    ["an id twice", { criteria: [sample.criteria[0], sample.criteria[0]] }, "criteria[1].id"],
    ["an exclusion twice", { exclusions: [gate({}), gate({})] }, "exclusions[1].id"],
    ["a limit twice", { limits: [gate({ band: "low" }), gate({ band: "low" })] }, "limits[1].id"],
    [
      "an expiry without a date",
      { exclusions: [gate({ expiresAfterDays: 5 })] },
      "exclusions[0].expiresAfterDays",
    ],
    [
      "an expiry of what did not happen",
      { exclusions: [gate({ when: { op: "not", of: event("x") }, expiresAfterDays: 5 })] },
      "exclusions[0].expiresAfterDays",
    ],
    [
      "an exclusion's field",
      { exclusions: [gate({ when: { op: "known", field: "nobody" } })] },
      "exclusions[0].when.field",
    ],
    [
      "a limit's field",
      { limits: [gate({ when: { op: "known", field: "nobody" }, band: "low" })] },
      "limits[0].when.field",
    ],
    ["a limit to no band", { limits: [gate({ band: "nobody" })] }, "limits[0].band"],
    [
      "a hand-raiser's pattern",
      {
        handRaisers: [{ label, types: ["x"], where: { op: "matches", field: "f", pattern: "(" } }],
      },
      "handRaisers[0].where.pattern",
    ],
    ["a first band above 0", { bands: [{ name: "a", label, from: 1 }] }, "bands[0].from"],
    [
      "bands that fall",
      {
        bands: [
          { name: "a", label, from: 0 },
          { name: "b", label, from: 9 },
          { name: "c", label, from: 9 },
        ],
      },
      "bands",
    ],
    [
      "a band twice",
      {
        bands: [
          { name: "a", label, from: 0 },
          { name: "a", label, from: 9 },
        ],
      },
      "bands",
    ],
    ["cuts that fall", { matrix: { ...sample.matrix, fit: [9, 8] } }, "matrix.fit"],
    ["pain cuts that fall", { matrix: { ...sample.matrix, pain: [9, 9] } }, "matrix.pain"],
    ["a row too few", { matrix: { ...sample.matrix, cells: [["red", "red"]] } }, "matrix.cells"],
    [
      "a cell too many",
      {
        matrix: {
          ...sample.matrix,
          cells: [
            ["red", "red"],
            ["red", "red", "red"],
          ],
        },
      },
      "matrix.cells",
    ],
    ["a role's field", { roles: { jobTitle: "nobody" } }, "roles.jobTitle"],
    ["a buying role's field", { roles: { buyingRole: "nobody" } }, "roles.buyingRole"],
    ["an origin's field", { origin: { field: "nobody" } }, "origin.field"],
    [
      "a stage's field",
      {
        funnel: {
          customer: { op: "known", field: "nobody" },
          decision: { from: 1 },
          consideration: { from: 1 },
        },
      },
      "funnel.customer.field",
    ],
    [
      "a decision's field",
      {
        funnel: {
          decision: { from: 1, when: { op: "known", field: "nobody" } },
          consideration: { from: 1 },
        },
      },
      "funnel.decision.when.field",
    ],
    [
      "a consideration's field",
      {
        funnel: {
          decision: { from: 1 },
          consideration: { from: 1, when: { op: "known", field: "nobody" } },
        },
      },
      "funnel.consideration.when.field",
    ],
    ["a mapping to nothing", { fields: { ...sample.fields, x: {} } }, "fields.x"],
    [
      "a property that HubSpot cannot have",
      { fields: { ...sample.fields, x: { contact: "My Property" } } },
      "fields.x.contact",
    ],
    [
      "an event of a company",
      { fields: { ...sample.fields, x: { company: "x", event: { type: "y", kind: "date" } } } },
      "fields.x.event",
    ],
    [
      "a date with a date",
      {
        fields: {
          ...sample.fields,
          x: { contact: "x", event: { type: "y", kind: "date", at: "z" } },
        },
      },
      "fields.x.event.at",
    ],
    ["an exclusion of customers", { kind: "customer", exclusions: [gate({})] }, "exclusions"],
    ["a limit of customers", { kind: "customer", limits: [gate({ band: "low" })] }, "limits"],
    [
      "a hand-raiser of customers",
      { kind: "customer", handRaisers: [{ label, types: ["x"] }] },
      "handRaisers",
    ],
  ])("%s", (_, changed, path) => {
    const faults = faultsOf({ ...sampleModel(), ...changed });
    expect(faults.map((fault) => fault.path)).toContain(path);
    for (const { message } of faults) {
      expect(message.en).not.toBe("");
      expect(message.es).not.toBe("");
    }
  });
});
