import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
import writeFileAtomic from "write-file-atomic";
import { RipenError } from "../../src/base/errors.ts";
import type { AccessToken, Grant } from "./oauth/grants.ts";
import type { Portal } from "./portal.ts";
import type { ObjectType } from "./records/object-type.ts";
import type { World } from "./world.ts";

/** Rises when the shape changes: a file of another version is refused. */
const version = 2;

type Kept =
  "stores" | "definitions" | "workflows" | "lists" | "occurrences" | "blockedEmails" | "ids";
type SavedPortal = Pick<Portal, Kept | "id"> & { readonly links: Portal["associations"]["links"] };
type Saved = {
  readonly version: number;
  readonly portals: readonly SavedPortal[];
  readonly refreshTokens: ReadonlyMap<string, Grant>;
  readonly accessTokens: ReadonlyMap<string, AccessToken>;
};

/** Writes everything that outlives a restart: records, workflows, lists, installations. Not the calls and deliveries. */
export async function saveState(world: World, file: string): Promise<void> {
  const portals = [...world.portals.values()].map((portal): SavedPortal => {
    const { id, stores, definitions, workflows, lists, occurrences, blockedEmails, ids } = portal;
    const { links } = portal.associations;
    return { id, stores, definitions, workflows, lists, occurrences, blockedEmails, ids, links };
  });
  const { byRefreshToken: refreshTokens, accessTokens } = world.grants;
  const saved: Saved = { version, portals, refreshTokens, accessTokens };
  await writeFileAtomic(file, serialize(saved));
}

/**
 * Fills the portals from a file that saveState wrote; false when there is no such file. Throws a
 * RipenError `SIMULATOR_STATE` for a file of another version or of other portals.
 */
export async function restoreState(world: World, file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const saved = decode(await readFile(file), file);
  const same = saved.portals.every(({ id }) => world.portals.has(id));
  if (saved.version !== version || !same || saved.portals.length !== world.portals.size) {
    throw unusable(file);
  }
  for (const each of saved.portals) fill(world.portals.get(each.id), each);
  copy(saved.refreshTokens, world.grants.byRefreshToken);
  copy(saved.accessTokens, world.grants.accessTokens);
  return true;
}

function decode(bytes: Buffer, file: string): Saved {
  try {
    return deserialize(bytes) as Saved;
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, cause?: unknown): RipenError {
  const message = `${file} is not the state of this simulator. Delete it to start afresh.`;
  return new RipenError("SIMULATOR_STATE", message, { cause });
}

function fill(portal: Portal | undefined, saved: SavedPortal): void {
  if (!portal) return;
  for (const type of Object.keys(saved.stores) as ObjectType[]) {
    const [from, to] = [saved.stores[type], portal.stores[type]];
    copy(from.byId, to.byId);
    copy(from.merged, to.merged);
    copy(from.unique, to.unique);
    for (const id of from.order) to.order.push(id);
    copy(saved.definitions[type].properties, portal.definitions[type].properties);
    copy(saved.definitions[type].groups, portal.definitions[type].groups);
  }
  copy(saved.links, portal.associations.links);
  copy(saved.lists, portal.lists);
  copy(saved.ids, portal.ids);
  portal.workflows.push(...saved.workflows);
  for (const occurrence of saved.occurrences) portal.occurrences.push(occurrence);
  for (const email of saved.blockedEmails) portal.blockedEmails.add(email);
}

function copy<K, V>(from: ReadonlyMap<K, V>, to: Map<K, V>): void {
  for (const [key, value] of from) to.set(key, value);
}
