import { describe, expect, test } from "vitest";
import { explainNever } from "../../../src/evidence/alarm/explain-never.ts";
import { neverAlarm } from "../../../src/evidence/alarm/never-alarm.ts";

/** `count` answers of which every `n`th is never. */
const every = (n: number, count: number): boolean[] =>
  Array.from({ length: count }, (_, index) => index % n === n - 1);

describe("the alarm of never", () => {
  test("rises when half of the answers are never", () => {
    const alarm = neverAlarm(every(2, 40), 50);
    expect(alarm).toMatchObject({
      state: "alarm",
      answers: 40,
      never: 20,
      answered: 0.8,
      since: 29,
    });
    expect(alarm.share.low).toBeGreaterThan(0.05);
  });

  test("waits for thirty answers and for half of the hand-offs to be answered", () => {
    expect(neverAlarm(every(2, 29), 29)).toMatchObject({ state: "too_few", since: null });
    expect(neverAlarm(every(2, 40), 81).state).toBe("too_few");
    expect(neverAlarm(every(2, 40), 80).state).toBe("alarm");
  });

  test("needs three never", () => {
    const two = every(20, 40).map((_, n) => n < 2);
    expect(neverAlarm(two, 40)).toMatchObject({ state: "silent", never: 2 });
  });

  test("is silent at the 5 % that sales can live with, and its evidence falls", () => {
    const short = neverAlarm(every(20, 100), 100);
    const long = neverAlarm(every(20, 1_000), 1_000);
    expect([short.state, long.state]).toEqual(["silent", "silent"]);
    expect(long.evidence).toBeLessThan(short.evidence);
  });

  test("once raised stays raised, whatever is answered later", () => {
    const answers = [...every(2, 40), ...Array<boolean>(400).fill(false)];
    const alarm = neverAlarm(answers, 440);
    expect(alarm).toMatchObject({ state: "alarm", since: 29 });
    expect(alarm.evidence).toBeLessThan(1);
  });

  test("on the last day has risen exactly when it had on any day before", () => {
    for (let n = 2; n < 30; n++) {
      const answers = every(n, 200);
      const looks = answers.map((_, count) => neverAlarm(answers.slice(0, count + 1), count + 1));
      const rose = looks.findIndex(({ state }) => state === "alarm");
      expect(looks.at(-1)?.since ?? -1).toBe(rose);
    }
  });

  test("without answers knows nothing", () => {
    expect(neverAlarm([], 0)).toMatchObject({ state: "too_few", answered: 0, evidence: 1 });
  });

  test("is an e-process: at 5 % the evidence expected after the next answer is what it was", () => {
    for (const answers of [[], every(3, 10), every(7, 35)]) {
      const next = 0.05 * neverAlarm([...answers, true], 99).evidence;
      const other = 0.95 * neverAlarm([...answers, false], 99).evidence;
      expect((next + other) / neverAlarm(answers, 99).evidence).toBeCloseTo(1, 10);
    }
  });
});

describe("what explains it", () => {
  const answers = every(4, 80);

  test("is the criterion whose leads are refused", () => {
    const named = explainNever(
      answers,
      [
        { id: "country", met: answers.map((_, n) => n % 3 === 0) },
        { id: "student", met: answers.map((isNever, n) => isNever || n % 8 === 0) },
      ],
      79,
    );
    expect(named).toMatchObject({
      id: "student",
      with: { answers: 30, never: 20 },
      without: { answers: 50, never: 0 },
    });
  });

  test("is no single criterion where none differs, where all or none met it, or where there are none", () => {
    const even = { id: "even", met: answers.map((_, n) => Math.floor(n / 4) % 2) };
    const all = { id: "all", met: answers.map(() => 1) };
    expect(explainNever(answers, [even, all], 79)).toBeNull();
    expect(explainNever(answers, [], 79)).toBeNull();
    expect(
      explainNever(
        answers.map(() => true),
        [even],
        79,
      ),
    ).toBeNull();
  });

  test("that is refused less often than the rest is not named", () => {
    const met = answers.map((isNever) => !isNever);
    expect(explainNever(answers, [{ id: "wanted", met }], 79)).toBeNull();
  });

  test("is looked for at the alarm and stays what was named, whatever comes later", () => {
    const met = answers.map((isNever) => isNever);
    const first = explainNever(answers, [{ id: "refused", met }], 39);
    const later = [...answers, ...answers.map((isNever) => isNever)];
    const again = explainNever(
      later,
      [{ id: "refused", met: [...met, ...met.map((own) => !own)] }],
      39,
    );
    expect(first?.with).toEqual({ answers: 10, never: 10 });
    expect(again).toEqual(first);
  });
});
