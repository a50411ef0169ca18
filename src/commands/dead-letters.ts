import { listDeadLetters } from "../store/writes/dead-letters.ts";
import { portalId } from "../store/engine/portal-id.ts";
import { listQuarantine } from "../store/inbox/quarantine.ts";
import type { Action } from "../operations/operate.ts";
import { CannotRun, runCommand, type Command, type CommandIo } from "./command.ts";
import { languageOf, parseOptions, textOption, type Given } from "./options.ts";
import { maybePortalOption } from "./portal-option.ts";
import { act, readStores, storeOptions } from "./stores.ts";

const USAGE =
  "ripen dead-letters [list | replay | discard --reason TEXT] [--id N | --portal ID | --all] [--quarantine] [--csv | --json] [--data-dir DIR | --env FILE] [--language en|es]";

/** Shown at once; the rest is counted by `ripen doctor`. */
const mostShown = 10_000;

/**
 * `ripen dead-letters`: what could not be scored or written, and with --quarantine what could not be
 * understood, listed without contacts' values, tried again, or discarded with a reason.
 */
export const deadLetters: Command = (args, io) => {
  const language = languageOf(args);
  return runCommand(language, io, async () => {
    const given = parseOptions(
      args,
      {
        ...storeOptions,
        id: { type: "string" },
        portal: { type: "string" },
        all: { type: "boolean" },
        quarantine: { type: "boolean" },
        reason: { type: "string" },
        csv: { type: "boolean" },
        json: { type: "boolean" },
      },
      USAGE,
    );
    const [verb = "list", ...others] = given.positionals;
    if (others.length > 0 || !["list", "show", "replay", "discard"].includes(verb)) throw misused();
    if (verb === "list" || verb === "show") {
      await list(given, io);
      return 0;
    }
    const done = await act(given, io, actionOf(verb, given));
    io.stdout.write(language === "es" ? `${done} hecho(s)\n` : `${done} done\n`);
    return 0;
  });
};

function misused(): CannotRun {
  return new CannotRun(`Usage: ${USAGE}`, `Uso: ${USAGE}`);
}

function idOf(given: Given): number | undefined {
  const text = textOption(given, "id", null);
  if (text === null) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw misused();
  return Number(text);
}

/** What changes anything names what: one, an account's, or --all. */
function actionOf(verb: string, given: Given): Action {
  const id = idOf(given);
  const portal = maybePortalOption(given);
  if (id === undefined && portal === null && given.values["all"] !== true) throw misused();
  const chosen = { ...(id !== undefined && { id }), ...(portal !== null && { portal }) };
  if (given.values["quarantine"] === true) {
    if (portal !== null) throw misused();
    return { action: verb === "replay" ? "replay-quarantine" : "discard-quarantine", ...chosen };
  }
  if (verb === "replay") return { action: "replay-dead-letters", ...chosen };
  return {
    action: "discard-dead-letters",
    ...chosen,
    reason: textOption(given, "reason", USAGE) ?? "",
  };
}

async function list(given: Given, io: CommandIo): Promise<void> {
  const id = idOf(given);
  const portal = maybePortalOption(given);
  const rows = await readStores<readonly object[]>(given, io, (ledger) =>
    given.values["quarantine"] === true
      ? listQuarantine(ledger, mostShown, id)
      : listDeadLetters(
          ledger.read,
          {
            ...(id !== undefined && { id }),
            ...(portal !== null && { portalId: portalId(portal) }),
          },
          mostShown,
        ),
  );
  if (given.values["json"] === true) {
    for (const row of rows) io.stdout.write(`${JSON.stringify(row)}\n`);
    return;
  }
  const separator = given.values["csv"] === true ? "," : "  ";
  const [first] = rows;
  if (first !== undefined) io.stdout.write(`${Object.keys(first).join(separator)}\n`);
  for (const row of rows) {
    const cells = Object.entries(row).map(([name, value]) =>
      name === "at" ? new Date(Number(value)).toISOString() : String(value),
    );
    const shown = given.values["csv"] === true ? cells.map(quoted) : cells;
    io.stdout.write(`${shown.join(separator)}\n`);
  }
}

/** A spreadsheet must not take a cell for a formula. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
