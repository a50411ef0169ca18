import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { RipenError, messageOf } from "../../base/errors.ts";
import * as ledger0001 from "./migrations/0001-ledger.ts";
import * as history0002 from "./migrations/0002-score-history.ts";
import * as operations0003 from "./migrations/0003-operations.ts";
import * as console0004 from "./migrations/0004-console.ts";
import * as sources0005 from "./migrations/0005-sources.ts";
import * as pacing0006 from "./migrations/0006-pacing.ts";
import * as consoleList0007 from "./migrations/0007-console-list.ts";
import * as rollouts0008 from "./migrations/0008-rollouts.ts";
import * as customerScore0009 from "./migrations/0009-customer-score.ts";
import * as fewerIndexes0010 from "./migrations/0010-fewer-indexes.ts";
import * as previews0011 from "./migrations/0011-previews.ts";
import * as fewerPages0012 from "./migrations/0012-fewer-pages.ts";
import * as fewerRows0013 from "./migrations/0013-fewer-rows.ts";
import type { LedgerTables } from "./tables.ts";

/** Forward only, in order; a migration that has landed is never edited. */
const migrations = {
  "0001-ledger": ledger0001,
  "0002-score-history": history0002,
  "0003-operations": operations0003,
  "0004-console": console0004,
  "0005-sources": sources0005,
  "0006-pacing": pacing0006,
  "0007-console-list": consoleList0007,
  "0008-rollouts": rollouts0008,
  "0009-customer-score": customerScore0009,
  "0010-fewer-indexes": fewerIndexes0010,
  "0011-previews": previews0011,
  "0012-fewer-pages": fewerPages0012,
  "0013-fewer-rows": fewerRows0013,
};

/**
 * Brings the schema up to date; a second run, or two processes at once, do no harm. Throws RipenError
 * MIGRATION_FAILED, and the process must then not start.
 */
export async function migrate(db: Kysely<LedgerTables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw new RipenError(
    "MIGRATION_FAILED",
    `The ledger's schema could not be brought up to date: ${messageOf(error)}. Is this ledger of a newer version of Ripen? Nothing was changed.`,
    { cause: error },
  );
}
