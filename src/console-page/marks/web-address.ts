/** Only web addresses become links: whatever a portal holds, it is never run. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address);
}
