import { afterEach, expect, test, vi } from "vitest";
import type * as News from "../../src/enrolment/news.ts";
import { fuzzHistories } from "./histories/fuzz-histories.ts";

const newsFile = "../../src/enrolment/news.ts";

afterEach(() => {
  vi.doUnmock(newsFile);
  vi.resetModules();
});

test("late, doubled and shuffled events of generated histories end in the oracle's scores and starts", async () => {
  const figures = await fuzzHistories(30, 20_261_121);
  expect(figures.firstFailed).toBeNull();
  expect(figures.starts).toBeGreaterThan(10);
});

test("the oracle finds a picture that takes every event of the ledger for an old one", async () => {
  vi.resetModules();
  vi.doMock(newsFile, async (importOriginal) => {
    const original = await importOriginal<typeof News>();
    const newsOf = (given: News.NewsOf): News.ContactNews => {
      const news = original.newsOf(given);
      return {
        ...news,
        before: (...how) => ({ ...news.before(...how), events: given.facts.events }),
      };
    };
    return { ...original, newsOf };
  });
  // Loaded anew, so that it meets the planted mutant whatever else was loaded before.
  const mutated = await import("./histories/fuzz-histories.ts");
  expect((await mutated.fuzzHistories(30, 20_261_121)).failed).toBeGreaterThan(0);
});
