import { readAccountDetails } from "../../../src/hubspot/calls/account-details.ts";
import { archiveProperties } from "../../../src/hubspot/calls/archive-properties.ts";
import { ensureGroup } from "../../../src/hubspot/calls/ensure-group.ts";
import { ensureProperties } from "../../../src/hubspot/calls/ensure-properties.ts";
import { listProperties } from "../../../src/hubspot/calls/list-properties.ts";
import { uninstall } from "../../../src/hubspot/calls/uninstall.ts";
import { none, type Verb } from "./verb.ts";

const properties = "/crm/properties/2026-09/contacts";
const band = {
  name: "ripen_band",
  type: "enumeration",
  fieldType: "select",
  label: { en: "Band", es: "Categoría" },
  description: { en: "The range", es: "El rango" },
  options: [{ value: "low", label: { en: "Low", es: "Bajo" } }],
} as const;
const option = (label: string, displayOrder: number) => ({
  label,
  value: "low",
  displayOrder,
  hidden: false,
});
const bandBody = {
  name: "ripen_band",
  label: "Band",
  description: "The range",
  groupName: "ripen",
  type: "enumeration",
  fieldType: "select",
  formField: false,
  options: [option("Low", 0)],
};
const group = ["GET", { results: [{ name: "ripen" }] }] as const;

/** What prepares an account, and what leaves it. */
export const setUpCalls: Readonly<Record<string, Verb>> = {
  "account details": {
    of: "account-details",
    act: readAccountDetails,
    answers: [["GET", { portalId: 1, accountType: "STANDARD", timeZone: "UTC", uiDomain: "a" }]],
    sent: [["GET", "/account-info/2026-09/details"]],
  },
  "archiving our properties": {
    of: "archive-properties",
    act: (client) => archiveProperties(client, ["ripen_band"]),
    answers: [["POST", "", 204]],
    sent: [["POST", `${properties}/batch/archive`, { inputs: [{ name: "ripen_band" }] }]],
  },
  "the group": {
    of: "ensure-group",
    act: (client) =>
      ensureGroup(client, { name: "ripen", label: { en: "Ripen", es: "Ripen" } }, "es"),
    answers: [
      ["GET", none],
      ["POST", {}, 201],
    ],
    sent: [
      ["GET", `${properties}/groups`],
      ["POST", `${properties}/groups`, { name: "ripen", label: "Ripen", displayOrder: -1 }],
    ],
  },
  "properties, in one batch and then singly": {
    of: "ensure-properties",
    act: (client) => ensureProperties(client, [band], "en"),
    answers: [group, ["GET", none], ["POST", none, 201], ["POST", {}, 201]],
    sent: [
      ["GET", `${properties}/groups`],
      ["GET", `${properties}?archived=false`],
      ["POST", `${properties}/batch/create`, { inputs: [bandBody] }],
      ["POST", properties, bandBody],
    ],
  },
  "options that a property lacks": {
    of: "ensure-properties",
    act: (client) => ensureProperties(client, [band], "es"),
    answers: [
      group,
      [
        "GET",
        {
          results: [
            {
              name: "ripen_band",
              type: "enumeration",
              fieldType: "select",
              options: [{ label: "Mine", value: "mine", displayOrder: 0, hidden: true }],
            },
          ],
        },
      ],
      ["PATCH", {}],
    ],
    sent: [
      ["GET", `${properties}/groups`],
      ["GET", `${properties}?archived=false`],
      [
        "PATCH",
        `${properties}/ripen_band`,
        {
          options: [
            { label: "Mine", value: "mine", displayOrder: 0, hidden: true },
            option("Bajo", 1),
          ],
        },
      ],
    ],
  },
  "properties of a record type": {
    of: "list-properties",
    act: (client) => listProperties(client, "companies"),
    answers: [["GET", none]],
    sent: [["GET", "/crm/properties/2026-09/companies?archived=false"]],
  },
  uninstalling: {
    of: "uninstall",
    act: uninstall,
    answers: [["DELETE", "", 204]],
    sent: [["DELETE", "/appinstalls/2026-09/external-install"]],
  },
};
