/** Characters of the request line's path with its query, as it goes over the wire (414: hubspot-facts 3.2). */
export function uriLength(path: string, query: Readonly<Record<string, string>>): number {
  return `${path}?${new URLSearchParams(query).toString()}`.length;
}
