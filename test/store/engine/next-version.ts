import { sql } from "kysely";
import { migrations, type Migrations } from "../../../src/store/engine/migrate.ts";

/** What a next version of Ripen would add to the schema: forward only, and nothing that this version stumbles over. */
export const nextVersion: Migrations = {
  ...migrations,
  "0002-next-version": {
    up: async (db) => {
      await sql`alter table scores add column of_the_next_version text`.execute(db);
      await sql`create table of_the_next_version (note text)`.execute(db);
    },
  },
};
