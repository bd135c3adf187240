# Built for the platform it runs on: the natives of DL4J in the jar are the build platform's. BuildKit builds it, as every Docker from
# 23 on does by default; its built-in frontend is enough, so that no other is fetched.
FROM eclipse-temurin:17-jdk-noble AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY migrations migrations
COPY openapi.yaml ./
COPY src/main src/main
# Tests, formatting and static analysis are .ci/run's. Where Maven needs settings (a mirror, a proxy), they come as a secret, which leaves
# nothing in the image: docker build --secret id=maven_settings,src=$HOME/.m2/settings.xml .
RUN --mount=type=cache,target=/root/.m2 --mount=type=secret,id=maven_settings \
    settings=/run/secrets/maven_settings; \
    if [ -f "$settings" ]; then set -- --settings "$settings"; fi; \
    ./mvnw --batch-mode --quiet "$@" --activate-profiles '!analysis' -Dmaven.test.skip=true package
RUN java -Djarmode=tools -jar target/descent.jar extract --layers --destination layers
# As JavaCPP's cache has them: below the name of their jar, with the times of its entries, so that it finds them unpacked.
RUN set -e; \
    for jar in layers/dependencies/lib/*-linux-*.jar; do \
        mkdir -p "natives/${jar##*/}"; \
        (cd "natives/${jar##*/}" && jar --extract --file "/build/$jar" org); \
    done; \
    find natives -type f ! -name '*.so*' -delete; \
    find natives -type d -empty -delete

FROM eclipse-temurin:25-jre-noble AS runtime
# OpenBLAS and ND4J's kernels run on OpenMP; curl asks for the health. The user's home is not the data folder.
RUN apt-get update \
    && apt-get install --no-install-recommends -y curl libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 descent \
    && useradd --system --uid 10001 --gid descent --create-home --home-dir /home/descent --shell /usr/sbin/nologin descent \
    && install --directory --owner=descent --group=descent /var/lib/descent /var/lib/descent/files
WORKDIR /opt/descent
# From what changes least to what changes most.
COPY --from=build /build/natives/ natives/
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 10001:10001
# Names of files are UTF-8.
ENV LANG=C.UTF-8 \
    LC_ALL=C.UTF-8
# Two arenas: training threads would otherwise each keep memory that they have freed. The heap gets the smaller part, since
# training takes its memory outside of it. Without malloc's fast bins it does not tidy up at each call of a primitive: GLIBC_TUNABLES.
ENV DESCENT_HOME=/var/lib/descent \
    DESCENT_ADDRESS=0.0.0.0 \
    MALLOC_ARENA_MAX=2 \
    GLIBC_TUNABLES=glibc.malloc.mxfast=0 \
    JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=40 --sun-misc-unsafe-memory-access=allow"
VOLUME /var/lib/descent
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["sh", "-c", "curl --fail --silent --show-error http://127.0.0.1:${DESCENT_PORT:-8080}/actuator/health/liveness"]

# A start, a job and an end, after which the JVM writes down what it made of the classes: a start that reads it takes a third of the work.
FROM runtime AS trained
RUN set -e; \
    DESCENT_HOME=/tmp/training DESCENT_ADDRESS=127.0.0.1 java -XX:AOTCacheOutput=/tmp/descent.aot \
        -Dorg.bytedeco.javacpp.cachedir=/opt/descent/natives -jar descent.jar & \
    service=$!; \
    curl --silent --fail --retry 120 --retry-delay 1 --retry-connrefused http://127.0.0.1:8080/actuator/health/liveness; \
    curl --silent --fail http://127.0.0.1:8080/v1/jobs --header 'Content-Type: application/json' \
        --data '{"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp"}, "loss": "cross_entropy", "optimizer": "adam"}'; \
    sleep 5; \
    kill "$service"; \
    wait "$service" || true; \
    test -s /tmp/descent.aot

FROM runtime
COPY --from=trained /tmp/descent.aot /opt/descent/
# The base image's entrypoint adds certificates of /certificates where USE_SYSTEM_CA_CERTS is set, and becomes the program that follows:
# one process, so that it gets the signal to stop and drains its jobs.
ENTRYPOINT ["/__cacert_entrypoint.sh", "java", "-XX:AOTCache=/opt/descent/descent.aot", "-Dorg.bytedeco.javacpp.cachedir=/opt/descent/natives", "-jar", "descent.jar"]
