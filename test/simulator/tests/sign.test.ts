import { expect, test } from "vitest";
import { signV1, signV2, signV3 } from "../webhooks/sign.ts";

// Vectors of hubspot-facts 5.4.
const secret = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
const url = "https://www.example.com/webhook_uri";
const example = '{"example_field":"example_value"}';

test("v3 signs as HubSpot's own example does", () => {
  const creation =
    '[{"eventId":531833541,"subscriptionId":3923621,"portalId":48807704,"appId":16111050,"occurredAt":1752613920733,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":138017612137,"changeFlag":"CREATED","changeSource":"CRM_UI","sourceId":"userId:76023669"}]';
  const target = "https://webhook.site/335453f5-94b3-49d9-b684-a55354d4b8df";
  expect(
    signV3("cfc68c0b-4b4e-4ef8-b764-95350e4ea479", "POST", target, creation, 1_752_613_922_216),
  ).toBe("gbj1XPRvUt0noT7i7fXfTzOD4sLzQmf0VT28ZYq0EYg=");
  expect(signV3(secret, "POST", url, example, 1_693_657_560_000)).toBe(
    "oaA3M5dEtt6kFsseJD/Hv/x+JNl1vsoxFj4oxmwP6Go=",
  );
});

function signed(target: string): string {
  return signV3(secret, "GET", target, "", 1);
}

test("v3 decodes the listed escapes and no others", () => {
  expect(signed(`${url}?email=ana%40example.com`)).toBe(signed(`${url}?email=ana@example.com`));
  expect(signed(`${url}?name=a%20b`)).not.toBe(signed(`${url}?name=a b`));
});

test("v1 signs as HubSpot's own example does", () => {
  const body =
    '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]';
  expect(signV1(secret, body)).toBe(
    "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de",
  );
});

test("v2 signs as HubSpot's own examples do", () => {
  expect(signV2(secret, "GET", url, "")).toBe(
    "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e",
  );
  expect(signV2(secret, "POST", url, example)).toBe(
    "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900",
  );
});
