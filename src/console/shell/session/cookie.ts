import { parseCookie } from "cookie";
import type { Request, Response } from "express";
import { absoluteMs } from "./session-store.ts";

/** The prefix binds the cookie to this very host; browsers take it only with Secure. */
function nameOf(isSecure: boolean): string {
  return isSecure ? "__Host-ripen_console" : "ripen_console";
}

/** Puts the session into the browser: not for scripts, not for other sites' requests. */
export function setSessionCookie(response: Response, publicUrl: string, id: string): void {
  const isSecure = publicUrl.startsWith("https:");
  response.cookie(nameOf(isSecure), id, {
    httpOnly: true,
    secure: isSecure,
    sameSite: "lax",
    path: "/",
    maxAge: absoluteMs,
  });
}

export function clearSessionCookie(response: Response, publicUrl: string): void {
  const isSecure = publicUrl.startsWith("https:");
  response.clearCookie(nameOf(isSecure), { httpOnly: true, secure: isSecure, path: "/" });
}

/** The session id that came with the request; null without one, or when it cannot be one of ours. */
export function sessionCookie(request: Request, publicUrl: string): string | null {
  const value = parseCookie(request.headers.cookie ?? "")[nameOf(publicUrl.startsWith("https:"))];
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
}
