/** A list (segment) of contacts. Only MANUAL and SNAPSHOT ones take members by API (hubspot-facts 7.4). */
export type StaticList = {
  readonly id: string;
  readonly name: string;
  readonly processingType: "MANUAL" | "SNAPSHOT" | "DYNAMIC";
  readonly objectTypeId: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  updatedAt: number;
  readonly members: Set<string>;
};
