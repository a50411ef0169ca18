import { describe, expect, test } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { compileModel } from "../../../src/scoring/compile/compile.ts";
import type { Facts } from "../../../src/scoring/facts.ts";
import { parseModel } from "../../../src/scoring/model/model.ts";
import { criterion, happened, NOW, sampleModel } from "../sample.ts";
import { text, base, person, said } from "./told-sample.ts";

describe("one sentence", () => {
  const events = [happened("trial_started", 17), happened("feature_used", 8)];
  test("says who, what and what is missing", () => {
    expect(said("en", { events })).toBe(
      "Decision maker at a 200-person software company in Spain; started a trial on 3 March and used it last on 12 March; 6 more points of pain make this lead ready",
    );
    expect(said("es", { events })).toBe(
      "Decisor en una empresa de software de 200 personas en España; empezó una prueba el 3 de marzo y la usó por última vez el 12 de marzo; con 6 puntos más de dolor estará listo",
    );
  });

  test.each<[string, Partial<Facts>, string, string]>([
    [
      "nothing known",
      { contact: {}, company: null },
      "Contact; 50 more points (at least 30 of fit and 20 of pain) make this lead ready; unknown: position",
      "Contacto; con 50 puntos más (al menos 30 de ajuste y 20 de dolor) estará listo; se desconoce: cargo",
    ],
    [
      "a range of employees",
      { company: { numberofemployees: "51-200" } },
      "Decision maker at a 51-200-person company; 20 more points of pain make this lead ready",
      "Decisor en una empresa de 51-200 personas; con 20 puntos más de dolor estará listo",
    ],
    [
      "one person",
      { company: { numberofemployees: "1" } },
      "Decision maker at a 1-person company; 20 more points of pain make this lead ready",
      "Decisor en una empresa de 1 persona; con 20 puntos más de dolor estará listo",
    ],
    [
      "an article before a vowel sound",
      { company: { numberofemployees: "80" } },
      "Decision maker at an 80-person company; 20 more points of pain make this lead ready",
      "Decisor en una empresa de 80 personas; con 20 puntos más de dolor estará listo",
    ],
    [
      "an industry without a name",
      { company: { industry: "SPACE_MINING", country: "Narnia" } },
      "Decision maker at a space mining company in Narnia; 20 more points of pain make this lead ready",
      "Decisor en una empresa de space mining en Narnia; con 20 puntos más de dolor estará listo",
    ],
    [
      "a place alone",
      { company: { numberofemployees: "0", country: "Portugal" } },
      "Decision maker in Portugal; 20 more points of pain make this lead ready",
      "Decisor en Portugal; con 20 puntos más de dolor estará listo",
    ],
    [
      "other roles",
      { contact: { jobtitle: "Sales manager" }, company: null },
      "Influencer; 50 more points (at least 30 of fit and 20 of pain) make this lead ready",
      "Influenciador; con 50 puntos más (al menos 30 de ajuste y 20 de dolor) estará listo",
    ],
    [
      "end users",
      { contact: { jobtitle: "Developer" }, company: null },
      "End user; 50 more points (at least 30 of fit and 20 of pain) make this lead ready",
      "Usuario final; con 50 puntos más (al menos 30 de ajuste y 20 de dolor) estará listo",
    ],
    [
      "a trial alone",
      { company: null, events: [happened("trial_started", 17)] },
      "Decision maker; started a trial on 3 March; 6 more points of pain make this lead ready",
      "Decisor; empezó una prueba el 3 de marzo; con 6 puntos más de dolor estará listo",
    ],
    [
      "use before a trial",
      { company: null, events: [happened("feature_used", 17), happened("trial_started", 8)] },
      "Decision maker; started a trial on 12 March; 6 more points of pain make this lead ready",
      "Decisor; empezó una prueba el 12 de marzo; con 6 puntos más de dolor estará listo",
    ],
    [
      "one point",
      { company: null, events: [...events, happened("page_viewed", 1)] },
      "Decision maker; started a trial on 3 March and used it last on 12 March; Pricing page (19 March); 1 more point of pain makes this lead ready",
      "Decisor; empezó una prueba el 3 de marzo y la usó por última vez el 12 de marzo; Página de precios (19 de marzo); con 1 punto más de dolor estará listo",
    ],
    ["objection", { doNotScore: true }, "Objected: not scored", "Se opuso: no se puntúa"],
    [
      "yes",
      { company: null, verdict: { value: "yes", at: NOW } },
      "Decision maker; sales is working on this lead",
      "Decisor; ventas ya trabaja este lead",
    ],
    [
      "maybe",
      { company: null, verdict: { value: "maybe", at: NOW } },
      "Decision maker; sales said maybe: waits for something new",
      "Decisor; ventas dijo tal vez: espera algo nuevo",
    ],
    [
      "never",
      { company: null, verdict: { value: "never", at: NOW } },
      "Decision maker; sales said never: not handed off again",
      "Decisor; ventas dijo nunca: no se traspasa más",
    ],
  ])("%s", (_, given, en, es) => {
    expect(said("en", given)).toBe(en);
    expect(said("es", given)).toBe(es);
  });

  test("ready, and what gates say", () => {
    const before = { ready: true, readySince: NOW, belowSince: null };
    const label = text("Works for a rival", "Trabaja para un rival");
    const out = { id: "x", label, when: { op: "known", field: "title" } } as const;
    expect(said("en", { company: null }, {}, null, before)).toBe("Decision maker; ready for sales");
    expect(said("es", { company: null }, {}, null, before)).toBe("Decisor; listo para ventas");
    expect(said("en", { company: null }, { exclusions: [{ ...out, until: "2026-05-03" }] })).toBe(
      "Decision maker; excluded until 3 May: Works for a rival",
    );
    expect(said("es", { company: null }, { exclusions: [{ ...out, until: "2026-05-03" }] })).toBe(
      "Decisor; excluido hasta el 3 de mayo: Trabaja para un rival",
    );
    expect(said("en", { company: null }, { exclusions: [out] })).toBe(
      "Decision maker; excluded: Works for a rival",
    );
    expect(said("es", { company: null }, { limits: [{ ...out, band: "low" }] })).toBe(
      "Decisor; limitado: Trabaja para un rival",
    );
    expect(said("en", { company: null }, { limits: [{ ...out, band: "low" }] })).toBe(
      "Decision maker; held back: Works for a rival",
    );
    const handRaisers = [{ label, types: ["call_asked"] }];
    const events = [happened("call_asked", 8)];
    expect(said("en", { company: null, events }, { handRaisers })).toBe(
      "Decision maker; asked to be contacted on 12 March: ready for sales",
    );
    expect(said("es", { company: null, events }, { handRaisers })).toBe(
      "Decisor; pidió que le contacten el 12 de marzo: listo para ventas",
    );
  });

  test("a total alone, and a part of it on one axis", () => {
    const ready = { fit: 20, pain: 10, total: 50 };
    expect(
      said("en", { company: null, events: [happened("trial_started", 17)] }, { ready }),
    ).toContain("; 6 more points make this lead ready");
    expect(said("es", { company: null }, { ready })).toContain(
      "; con 20 puntos más (al menos 10 de dolor) estará listo",
    );
  });

  test("a customer's score and band", () => {
    const funnel = {
      customer: { op: "known" as const, field: "title" },
      decision: { from: 51 },
      consideration: { from: 26 },
    };
    const customer = compileModel(
      parseModel(
        sampleModel({
          ...base,
          kind: "customer",
          bands: [{ name: "stable", label: text("Stable", "Estable"), from: 0 }],
        }),
      ),
      lexicon,
    );
    expect(said("en", { company: null, events }, { funnel }, customer)).toBe(
      "Decision maker; started a trial on 3 March and used it last on 12 March; customer score 44 (Stable)",
    );
    expect(said("es", { company: null }, { funnel }, customer)).toBe(
      "Decisor; puntuación de cliente 30 (Estable)",
    );
    expect(said("en", { company: null }, { funnel })).toBe("Decision maker; customer");
    expect(said("es", { company: null }, { funnel })).toBe("Decisor; cliente");
  });

  test("is at most 250 characters: the least telling goes first, whole", () => {
    const many = [
      ...events,
      happened("page_viewed", 1),
      happened("meeting_booked", 1),
      happened("email_replied", 1),
    ];
    const industry = "x".repeat(60);
    const long = said("en", { events: many, company: { ...person.company, industry } });
    expect(long.length).toBeLessThanOrEqual(250);
    expect(long).toContain(`${"x".repeat(39)}…`);
    expect(long).toContain("started a trial");
    expect(long).not.toContain("replied");
    const label = text("L".repeat(400), "L".repeat(400));
    const cut = said(
      "en",
      {},
      { exclusions: [{ id: "x", label, when: { op: "known", field: "title" } }] },
    );
    expect(cut).toHaveLength(250);
    expect(cut.startsWith("Decision maker; excluded: LL")).toBe(true);
    expect(cut.endsWith("…")).toBe(true);
  });

  test("names at most three unknown things", () => {
    const unknown = ["title", "mail", "employees", "industry"].map((field) =>
      criterion({
        id: field,
        label: text(`The ${field}`, `El ${field}`),
        rules: [{ when: { op: "equals", field, value: "x" }, points: 30 }],
      }),
    );
    expect(said("en", { contact: {}, company: null }, { criteria: unknown })).toContain(
      "; unknown: the title, the mail, the employees",
    );
    const blank = unknown.map((one) => ({ ...one, label: text("", "") }));
    expect(said("en", { contact: {}, company: null }, { criteria: blank.slice(0, 1) })).toContain(
      "; unknown: title",
    );
  });
});
