import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createAutosave } from "../../../src/console/drafts/page/draft/autosave.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store whose saves end when the test says so. */
function slowStore() {
  const saved: unknown[] = [];
  const waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const save = (document: unknown): Promise<void> => {
    saved.push(document);
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  };
  return { saved, save, next: () => waiting.shift() };
}

describe("saving as you go", () => {
  test("saves once when somebody has typed on, and the newest content", async () => {
    const { saved, save, next } = slowStore();
    const autosave = createAutosave(save);
    autosave.put({ name: "a" });
    await vi.advanceTimersByTimeAsync(300);
    autosave.put({ name: "ab" });
    await vi.advanceTimersByTimeAsync(300);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(saved).toEqual([{ name: "ab" }]);
    next()?.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state()).toEqual({ unsaved: null, isSaving: false, error: null });
  });

  test("never runs two saves at a time, and saves afterwards what came during one", async () => {
    const { saved, save, next } = slowStore();
    const autosave = createAutosave(save);
    autosave.put({ name: "a" });
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.put({ name: "b" });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saved).toEqual([{ name: "a" }]);
    expect(autosave.state().unsaved).toEqual({ name: "b" });
    next()?.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual([{ name: "a" }, { name: "b" }]);
    next()?.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state().unsaved).toBeNull();
  });

  test("keeps what could not be saved, says why, and saves it with the next change", async () => {
    const { saved, save, next } = slowStore();
    const autosave = createAutosave(save);
    autosave.put({ name: "a" });
    await vi.advanceTimersByTimeAsync(1_000);
    next()?.reject(new Error("no network"));
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state()).toMatchObject({ unsaved: { name: "a" }, isSaving: false });
    expect(String(autosave.state().error)).toContain("no network");
    autosave.put({ name: "ab" });
    await vi.advanceTimersByTimeAsync(1_000);
    next()?.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(saved.at(-1)).toEqual({ name: "ab" });
    expect(autosave.state().error).toBeNull();
  });

  test("flush saves at once, and tells whoever waits for it of a failure", async () => {
    const { saved, save, next } = slowStore();
    const autosave = createAutosave(save);
    autosave.put({ name: "a" });
    const flushed = autosave.flush();
    expect(saved).toEqual([{ name: "a" }]);
    next()?.reject(new Error("refused"));
    await expect(flushed).rejects.toThrow("refused");
  });

  test("tells its listeners of every change until they leave", async () => {
    const autosave = createAutosave(async () => undefined);
    const listener = vi.fn<() => void>();
    const leave = autosave.subscribe(listener);
    autosave.put({ name: "a" });
    await vi.advanceTimersByTimeAsync(1_000);
    const calls = listener.mock.calls.length;
    expect(calls).toBeGreaterThan(1);
    leave();
    autosave.put({ name: "b" });
    expect(listener).toHaveBeenCalledTimes(calls);
  });
});
