# syntax=docker/dockerfile:1

# Built for the platform it runs on: the natives of DL4J in the jar are the build platform's.
FROM eclipse-temurin:17-jdk-noble AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY migrations migrations
COPY openapi.yaml ./
COPY src src
# The tests need a PostgreSQL of their own and are run by .ci/run.
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q package -DskipTests
RUN java -Djarmode=tools -jar target/descent.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre-noble
# OpenBLAS and ND4J's kernels run on OpenMP; curl asks for the health.
RUN apt-get update \
    && apt-get install --no-install-recommends -y curl libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 descent \
    && useradd --system --uid 10001 --gid descent --home-dir /var/lib/descent --shell /usr/sbin/nologin descent \
    && install --directory --owner=descent --group=descent /var/lib/descent /var/lib/descent/files
WORKDIR /opt/descent
# From what changes least to what changes most.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 10001:10001
# Two arenas: training threads would otherwise each keep memory that they have freed. The heap gets the smaller part, since
# training takes its memory outside of it.
ENV DESCENT_HOME=/var/lib/descent \
    DESCENT_ADDRESS=0.0.0.0 \
    MALLOC_ARENA_MAX=2 \
    JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=40 -XX:+ExitOnOutOfMemoryError --sun-misc-unsafe-memory-access=allow"
VOLUME /var/lib/descent
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["sh", "-c", "curl --fail --silent --show-error http://127.0.0.1:${DESCENT_PORT:-8080}/actuator/health/liveness"]
# One process, so that it gets the signal to stop and drains its jobs.
ENTRYPOINT ["java", "-jar", "descent.jar"]
