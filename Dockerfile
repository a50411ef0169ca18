# Node 24, no build step: the server runs its TypeScript as it is.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-fund --no-audit

# The console's page is built once, here: what builds it stays out of the image.
FROM node:24-bookworm-slim AS page
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --ignore-scripts --no-fund --no-audit
COPY .ci .ci
COPY config config
COPY src src
RUN node .ci/build-console.mjs

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /app
# The stores' folder belongs to the user that runs the server; nothing else is writable.
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules node_modules
COPY package.json tsconfig.json ./
COPY config config
COPY webhooks webhooks
COPY src src
COPY docs docs
COPY --from=page /app/dist dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The server itself gets SIGTERM, without npm in between, and ends within ten seconds.
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=1024", "src/main.ts"]
