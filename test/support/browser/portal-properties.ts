import type { PortalControl } from "../../simulator/control.ts";

/** A contact property as an admin makes it in HubSpot's settings. */
export type OwnProperty = {
  readonly name: string;
  readonly label: string;
  readonly type: "string" | "number";
  readonly fieldType: "text" | "number";
};

/** Makes a contact property in the portal, and gives the way to delete it again. Throws when HubSpot refuses. */
export async function createProperty(
  simulatorUrl: string,
  portal: PortalControl,
  property: OwnProperty,
): Promise<{ readonly remove: () => Promise<void> }> {
  const token = portal.staticToken(["crm.schemas.contacts.write", "crm.schemas.contacts.read"]);
  const address = `${simulatorUrl}/crm/properties/2026-09/contacts`;
  const call = async (url: string, method: string, body?: unknown): Promise<void> => {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${url}: ${await response.text()}`);
  };
  await call(address, "POST", { ...property, groupName: "contactinformation" });
  return { remove: () => call(`${address}/${property.name}`, "DELETE") };
}
