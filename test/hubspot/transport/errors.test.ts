import { expect, test } from "vitest";
import { describeOutcome, type Outcome } from "../../../src/hubspot/transport/errors.ts";

const retryAt = Date.parse("2026-11-21T10:00:00.000Z");
const outcomes: readonly (readonly [Outcome, RegExp, RegExp])[] = [
  [
    { kind: "refused", status: 400, category: "VALIDATION_ERROR", message: "no", context: {} },
    /refused.*VALIDATION_ERROR.*no/,
    /rechazó.*VALIDATION_ERROR.*no/,
  ],
  [{ kind: "unauthorised" }, /Install the app again/, /Vuelva a instalar/],
  [{ kind: "forbidden", missingScopes: ["automation"] }, /granted automation/, /permisos/],
  [
    { kind: "forbidden", missingScopes: [], unclear: true },
    /after a few minutes/,
    /a los pocos minutos/,
  ],
  [{ kind: "forbidden", missingScopes: [] }, /plan or permissions/, /plan o los permisos/],
  [{ kind: "notFound" }, /deleted or merged/, /eliminado o fusionado/],
  [{ kind: "rateLimited", policy: "daily", retryAt }, /daily.*2026-11-21T10/, /diario/],
  [{ kind: "paused", reason: "locked", retryAt }, /locked/, /bloqueado/],
  [{ kind: "paused", reason: "moving", retryAt }, /data centre/, /centro de datos/],
  [{ kind: "unavailable", status: 503, retryAt }, /\(503\)/, /\(503\)/],
  [
    { kind: "unavailable", status: null, retryAt },
    /does not answer\. Ripen/,
    /no responde\. Ripen/,
  ],
  [{ kind: "unknownOutcome", reason: "timeout" }, /may or may not/, /puede haberse ejecutado/],
  [{ kind: "disconnected" }, /no longer installed/, /ya no está instalada/],
];

test.each(outcomes)("%o says what happened in both languages", (outcome, english, spanish) => {
  expect(describeOutcome(outcome).en).toMatch(english);
  expect(describeOutcome(outcome).es).toMatch(spanish);
});
