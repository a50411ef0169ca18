/**
 * Installs the app as a person would in a browser: opens the install link, presses Connect on HubSpot's
 * page, and lands on the app's own page. Cookies are kept for each host, redirects are followed one by
 * one. Throws when any step does not lead on. `account`: which one to choose; left out, the one that HubSpot offers first.
 */
export async function connect(appUrl: string, account?: number): Promise<void> {
  const browser = createBrowser();
  const consent = await browser.open(`${appUrl}/oauth/install`);
  const html = await consent.response.text();
  const form = /<form\b[^>]*>[\s\S]*?<\/form>/i.exec(html)?.[0];
  if (form === undefined) {
    throw new Error(`HubSpot's consent page shows no form (status ${consent.response.status})`);
  }
  const action = new URL(attribute(form, "action") ?? "", consent.url).href;
  const fields = new URLSearchParams();
  for (const input of form.match(/<(?:input|button)\b[^>]*>/gi) ?? []) {
    const name = attribute(input, "name");
    if (name !== null) fields.set(name, attribute(input, "value") ?? "");
  }
  if (account !== undefined) fields.set("portalId", String(account));
  const landed = await browser.open(action, fields);
  if (!landed.response.ok || new URL(landed.url).origin !== new URL(appUrl).origin) {
    throw new Error(
      `The install ended at ${landed.url} with status ${landed.response.status}: ${(await landed.response.text()).slice(0, 300)}`,
    );
  }
  await landed.response.text();
}

type Visit = { readonly url: string; readonly response: Response };

function createBrowser(): { open(url: string, form?: URLSearchParams): Promise<Visit> } {
  const jars = new Map<string, Map<string, string>>();

  const visit = async (url: string, form: URLSearchParams | undefined): Promise<Response> => {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { method: "POST", body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };

  return {
    async open(start, form) {
      let url = start;
      let body = form;
      for (let hops = 0; hops < 10; hops += 1) {
        const response = await visit(url, body);
        const location = response.headers.get("location");
        if (response.status < 300 || response.status >= 400 || location === null) {
          return { url, response };
        }
        url = new URL(location, url).href;
        body = undefined;
      }
      throw new Error(`Too many redirects from ${start}`);
    },
  };
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1];
  return value === undefined
    ? null
    : value.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}
