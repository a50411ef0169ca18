// One app on one store that fill.ts made. For each line on standard input it deals with that many events and
// answers with a JSON line: what they took from their acknowledgement to their committed scores.
import { createInterface } from "node:readline";
import { first, home, openApp } from "./open-app.ts";

const [sizeText = "", dataDir = "", databaseUrl = ""] = process.argv.slice(2);
const size = Number(sizeText);
/** Without a divisor in common with any size: nobody has a second event before everybody had one. */
const stride = 618_033;
let sent = 0;

const app = await openApp(dataDir, databaseUrl);
console.log(JSON.stringify({ opened: size }));
for await (const line of createInterface({ input: process.stdin })) {
  const ids = Array.from({ length: Number(line) }, () => {
    sent += 1;
    return first + ((sent * stride) % size);
  });
  await app.acknowledge(ids);
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await app.score();
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  await app.writeBack();
  const peakMemoryMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, peakMemoryMb }));
}
const { count } = await app.ledger.read
  .selectFrom("scores")
  .select((e) => e.fn.countAll<number>().as("count"))
  .where("portal_id", "=", home)
  .executeTakeFirstOrThrow();
if (count !== size) throw new Error(`${count} contacts are stored instead of ${size}`);
await app.close();
