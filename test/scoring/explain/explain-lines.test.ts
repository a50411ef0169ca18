import { describe, expect, test } from "vitest";
import { explainLines } from "../../../src/scoring/explain/explain-lines.ts";
import { customerPart } from "../../../src/scoring/result.ts";
import { scoreContact } from "../../../src/scoring/score.ts";
import { scoreLead, compiled, criterion, event, facts, happened, NOW } from "../sample.ts";
import { does, position, base, person, said } from "./told-sample.ts";

describe("line by line", () => {
  test("values, events, what is left, and caps", () => {
    const criteria = [
      position,
      criterion({
        id: "downloads",
        axis: "pain",
        family: "reading",
        cap: 8,
        pick: "sum",
        decay: { kind: "linear", days: 40 },
        rules: [
          {
            when: { op: "all", of: [event("download"), { op: "known", field: "mail" }] },
            points: 9,
            each: true,
          },
          { when: event("visit"), points: 1 },
          { when: event("never"), points: 1 },
        ],
      }),
      criterion({
        id: "other",
        axis: "pain",
        family: "reading",
        rules: [
          { when: event("visit"), points: 60 },
          { when: { op: "known", field: "mail" }, points: 2 },
        ],
      }),
    ];
    const models = {
      lead: compiled({ ...base, criteria, families: { reading: { cap: 55 } } }),
      customer: null,
    };
    const events = [
      happened("download", 20),
      happened("download", 10),
      happened("visit", 30),
      happened("download", -1),
      happened("else", 1),
    ];
    const all = facts({ contact: { jobtitle: "CTO", email: "a@b.c" }, events });
    const score = scoreLead(models, all, null, NOW);
    const lines = explainLines(models, all, score);
    expect(lines.map(({ line }) => line)).toEqual(score.lines);
    expect(lines[0]).toMatchObject({
      label: { en: "Position" },
      values: [{ field: "title", value: "CTO" }],
      events: [],
      newestAt: null,
      decayLeft: null,
      cap: null,
    });
    expect(lines[1]).toMatchObject({
      line: { points: 8, capped: true },
      cap: 8,
      values: [{ field: "mail", value: "a@b.c" }],
      decayLeft: 0.75,
      newestAt: NOW - 10 * 864e5,
      events: [
        { event: { type: "visit" }, share: 0.25 },
        { event: { type: "download" }, share: 0.5 },
        { event: { type: "download" }, share: 0.75 },
      ],
    });
    expect(lines[2]).toMatchObject({
      line: { points: 60 },
      values: [],
      events: [{ event: { type: "visit" }, share: 1 }],
    });
    expect(lines[3]).toMatchObject({
      line: { kind: "familyCap", points: -13 },
      label: { en: "Limit of the group “reading”", es: "Tope del grupo «reading»" },
      cap: 55,
      events: [],
      values: [],
    });
    expect(lines[4]).toMatchObject({
      line: { kind: "axisMax", points: -5 },
      label: { es: "Tope superior" },
      cap: 50,
    });
    const low = {
      lead: compiled({
        ...base,
        criteria: [criterion({ rules: [{ when: { op: "known", field: "title" }, points: -5 }] })],
      }),
      customer: null,
    };
    expect(explainLines(low, all, scoreContact(low, all, null, NOW))[1]).toMatchObject({
      line: { kind: "axisMin", points: 5 },
      label: { en: "Lower limit" },
      cap: null,
    });
  });

  test("of a customer are the customer model's", () => {
    const funnel = {
      customer: { op: "known" as const, field: "title" },
      decision: { from: 51 },
      consideration: { from: 26 },
    };
    const customer = compiled({ ...base, kind: "customer" });
    const models = { lead: compiled({ ...base, funnel }), customer };
    const all = facts(person);
    const score = scoreContact(models, all, null, NOW);
    expect(explainLines(models, all, score).map(({ line }) => line)).toEqual(
      customerPart(score)?.lines,
    );
    expect(
      explainLines(
        { ...models, customer: null },
        all,
        scoreContact({ ...models, customer: null }, all, null, NOW),
      ),
    ).toEqual([]);
  });

  test("each type has words of its own", () => {
    const types = [
      "seats_invited",
      "limit_reached",
      "meeting_booked",
      "call_held",
      "email_replied",
      "chat_started",
      "content_downloaded",
      "webinar_registered",
      "webinar_attended",
      "newsletter_subscribed",
      "feature_used",
    ];
    const sentences = types.map(
      (type) =>
        said(
          "en",
          { company: null, events: [happened(type, 8)] },
          { criteria: [does("it", 5, [type])] },
        ).split("; ")[1],
    );
    expect(sentences).toEqual([
      "invited colleagues on 12 March",
      "reached a limit of the plan on 12 March",
      "booked a meeting on 12 March",
      "had a call on 12 March",
      "replied to an e-mail on 12 March",
      "started a chat on 12 March",
      "downloaded content on 12 March",
      "registered for a webinar on 12 March",
      "attended a webinar on 12 March",
      "subscribed to the newsletter on 12 March",
      "used the product last on 12 March",
    ]);
    const spanish = types.map(
      (type) =>
        said(
          "es",
          { company: null, events: [happened(type, 8)] },
          { criteria: [does("it", 5, [type])] },
        ).split("; ")[1],
    );
    expect(spanish).toEqual([
      "invitó a compañeros el 12 de marzo",
      "alcanzó un límite del plan el 12 de marzo",
      "reservó una reunión el 12 de marzo",
      "tuvo una llamada el 12 de marzo",
      "respondió a un correo el 12 de marzo",
      "inició un chat el 12 de marzo",
      "descargó contenido el 12 de marzo",
      "se inscribió en un webinar el 12 de marzo",
      "asistió a un webinar el 12 de marzo",
      "se suscribió al boletín el 12 de marzo",
      "usó el producto por última vez el 12 de marzo",
    ]);
  });
});
