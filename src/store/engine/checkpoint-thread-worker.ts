// Started by checkpoint-thread.ts alone: moves the log into the file, as far as nobody is in the way.
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

const { file } = workerData as { readonly file: string };
const database = new DatabaseSync(file);
// What is moved must be on the disk before the log may be written anew.
database.exec("pragma synchronous = full");
const checkpoint = database.prepare("pragma wal_checkpoint(passive)");

parentPort?.on("message", () => {
  try {
    checkpoint.get();
  } catch {
    // Busy, or the disk is full: everything is in the log, and the next one tries again.
  }
});
