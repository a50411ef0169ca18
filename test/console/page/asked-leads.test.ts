import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isWebAddress } from "../../../src/console/shell/page/marks/record-link.tsx";
import { askedOf, placeOf, queryOf } from "../../../src/console/leads/page/asked-leads.ts";

const bound = fc.option(fc.nat(200).map(String), { nil: undefined });
const asked = fc.record({
  q: fc.string(),
  ready: fc.constantFrom("true" as const, "false" as const, undefined),
  kind: fc.constantFrom("lead", "customer"),
  segment: fc.constantFrom("red", "blue", "sales", "red,purple,blue", undefined),
  owner: fc.constantFrom("mine", "none", "101", undefined),
  handoff: fc.constantFrom("untried" as const, "overdue" as const, "raised" as const, undefined),
  behind: fc.record({
    figure: fc.constantFrom("told", "late", undefined),
    told: bound,
    toldBefore: bound,
    reason: fc.constantFrom("", "timing", "own words & more", undefined),
    team: fc.constantFrom("", "North", undefined),
    person: fc.constantFrom("", "Laura", undefined),
  }),
  sort: fc.constantFrom("work", "score", "name"),
  direction: fc.constantFrom("asc" as const, "desc" as const),
  offset: fc.nat(100_000),
  cell: fc.record({ fitFrom: bound, fitBelow: bound, painFrom: bound, painBelow: bound }),
  contact: fc.option(fc.nat(1_000_000).map(String), { nil: undefined }),
});

test("what is asked of the list survives its address, so that a link shows the same list", () => {
  fc.assert(
    fc.property(asked, (one) => {
      const { search } = new URL(placeOf(one), "http://localhost/console/");
      expect(askedOf(new URLSearchParams(search))).toEqual(one);
    }),
  );
});

test("an address that nobody meant asks for the first page, ready ones first", () => {
  const odd = askedOf(new URLSearchParams("offset=-5&direction=sideways&ready=maybe"));
  expect(odd).toMatchObject({ offset: 0, direction: "desc", ready: undefined, sort: "work" });
  expect(placeOf(odd)).toBe("leads");
});

test("the server is asked for no empty search", () => {
  expect(queryOf(askedOf(new URLSearchParams()))).not.toHaveProperty("q");
});

test("only web addresses become links", () => {
  expect(isWebAddress("https://app.hubspot.com/contacts/1/record/0-1/2")).toBe(true);
  for (const address of ["javascript:alert(1)", " https://x", "data:text/html,x", "//x", ""]) {
    expect(isWebAddress(address)).toBe(false);
  }
});
