import { csvRows } from "../base/csv-rows.ts";
import { listDeadLetters } from "../store/failures/dead-letters.ts";
import { portalId } from "../store/engine/portal-id.ts";
import { listQuarantine } from "../store/inbox/quarantine.ts";
import type { Action } from "../operations/operate.ts";
import { counted } from "../base/counted.ts";
import { CannotRun, defineCommand, type CommandIo, type Given } from "./command.ts";
import { accountFrom, csvOption, jsonOption, portalOption } from "./options.ts";
import { act, readStores, storeOptions } from "./stores.ts";
import { commandFaults } from "../words/command-faults.ts";

/** Shown at once; the rest is counted by `ripen doctor`. */
const mostShown = 10_000;

const options = {
  ...storeOptions,
  id: { value: "N", about: { en: "this one alone", es: "solo esta" } },
  portal: portalOption,
  all: { about: { en: "those of every account", es: "las de todas las cuentas" } },
  quarantine: {
    about: { en: "events that could not be understood", es: "los eventos que no se entendieron" },
  },
  reason: {
    value: "TEXT",
    about: { en: "why they are discarded", es: "por qué se descartan" },
  },
  csv: csvOption,
  json: jsonOption,
} as const;

type DeadLettersGiven = Pick<Given<typeof options>, "options" | "usage">;

/**
 * `ripen dead-letters`: what could not be scored or written, and with --quarantine what could not be
 * understood, listed without contacts' values, tried again, or discarded with a reason.
 */
export const deadLetters = defineCommand({
  name: "dead-letters",
  summary: { en: "what could not be done", es: "lo que no se pudo hacer" },
  examples: [
    "ripen dead-letters",
    "ripen dead-letters replay --id 7",
    'ripen dead-letters discard --quarantine --all --reason "sent by a test"',
  ],
  positionals: [
    {
      name: "ACTION",
      about: { en: "what to do (list)", es: "qué hacer (list)" },
      isOptional: true,
      choices: ["list", "show", "replay", "discard"],
    },
  ],
  options,
  run: async (given, io) => {
    const verb = given.positionals[0] ?? "list";
    if (verb === "list" || verb === "show") {
      await list(given, io);
      return 0;
    }
    const done = await act(given.options, io, actionOf(verb, given));
    io.stdout.write(
      `${counted(done, { en: ["done", "done"], es: ["hecha", "hechas"] })[given.language]}\n`,
    );
    return 0;
  },
});

function misused({ usage }: { readonly usage: string }): CannotRun {
  return new CannotRun(commandFaults.misused(usage));
}

function idOf(given: DeadLettersGiven): number | undefined {
  const text = given.options.id;
  if (text === null) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw misused(given);
  return Number(text);
}

function portalOf({ options: { portal } }: DeadLettersGiven): number | null {
  return portal === null ? null : accountFrom(portal);
}

/** What changes anything names what: one, an account's, or --all. */
function actionOf(verb: string, given: DeadLettersGiven): Action {
  const id = idOf(given);
  const portal = portalOf(given);
  if (id === undefined && portal === null && !given.options.all) throw misused(given);
  const chosen = { ...(id !== undefined && { id }), ...(portal !== null && { portal }) };
  if (given.options.quarantine) {
    if (portal !== null) throw misused(given);
    return { action: verb === "replay" ? "replay-quarantine" : "discard-quarantine", ...chosen };
  }
  if (verb === "replay") return { action: "replay-dead-letters", ...chosen };
  const { reason } = given.options;
  if (reason === null) throw misused(given);
  return {
    action: "discard-dead-letters",
    ...chosen,
    reason,
  };
}

async function list(given: DeadLettersGiven, io: CommandIo): Promise<void> {
  const id = idOf(given);
  const portal = portalOf(given);
  const rows = await readStores<readonly object[]>(given.options, io, (ledger) =>
    given.options.quarantine
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
  if (given.options.json) {
    for (const row of rows) io.stdout.write(`${JSON.stringify(row)}\n`);
    return;
  }
  const [first] = rows;
  const lines = [
    ...(first === undefined ? [] : [Object.keys(first)]),
    ...rows.map((row) =>
      Object.entries(row).map(([name, value]) =>
        name === "at" ? new Date(Number(value)).toISOString() : String(value),
      ),
    ),
  ];
  io.stdout.write(
    given.options.csv ? csvRows(lines) : lines.map((cells) => `${cells.join("  ")}\n`).join(""),
  );
}
