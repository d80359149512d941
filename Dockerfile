# Builds everything with all tools, then keeps only what the server needs to run.

FROM node:22-bookworm-slim AS manifests
WORKDIR /app
# The manifests alone, so that a change of the code does not install everything anew.
COPY package.json package-lock.json ./
COPY apps/server/package.json apps/server/
COPY apps/web/package.json apps/web/
COPY libs/contract/package.json libs/contract/
COPY libs/documents/package.json libs/documents/
COPY libs/estimation/package.json libs/estimation/
COPY libs/interview/package.json libs/interview/
COPY libs/questions/package.json libs/questions/
COPY libs/replay/package.json libs/replay/

FROM manifests AS build
# Install scripts are not needed: the build makes the database client, and the server mends Postgres's library links.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM manifests AS modules
RUN npm ci --ignore-scripts --omit=dev --workspace @fortyfive/server

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4545 DATA_DIR=/data
WORKDIR /app
COPY --from=modules /app ./
COPY --from=build /app/libs libs
COPY --from=build /app/apps/server/dist apps/server/dist
COPY --from=build /app/apps/web/dist apps/web/dist
COPY prisma/migrations prisma/migrations
COPY bank bank
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4545
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm: signals have to reach the server itself.
CMD ["node", "apps/server/dist/main.js"]
