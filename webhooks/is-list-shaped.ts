import { skipSpace } from "./scan-json.ts";

const openList = 0x5b;
const closeList = 0x5d;

/**
 * Whether a body begins and ends with the brackets of a JSON array, white space aside. That is all the door
 * looks at: reading the body between them took a tenth of its time, and the splitter does it anyway
 * (count-events.ts); what is broken is kept there with its reason, instead of being sent again for a day.
 */
export function isListShaped(body: Uint8Array): boolean {
  const first = skipSpace(body, 0);
  let last = body.length - 1;
  while (last > first && isSpace(body[last])) last -= 1;
  return last > first && body[first] === openList && body[last] === closeList;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
