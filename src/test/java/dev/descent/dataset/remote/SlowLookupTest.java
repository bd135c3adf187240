package dev.descent.dataset.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.dataset.remote.address.AllowedHosts;
import dev.descent.dataset.remote.address.CheckedAddresses;
import dev.descent.dataset.remote.address.RemoteUri;
import dev.descent.http.Busy;
import dev.descent.http.Refused;
import dev.descent.ml.base.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names whose lookup hangs, in as many requests as may wait. */
class SlowLookupTest {
    private static final int PLACES = Fetches.OF_REQUESTS;

    private final CountDownLatch hanging = new CountDownLatch(PLACES);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final ExecutorService requests = Executors.newCachedThreadPool();
    private final List<Future<?>> waiting = new ArrayList<>();

    @TempDir
    Path folder;

    private FetchHouse house;

    @BeforeEach
    void fillAllPlaces() throws Exception {
        house = new FetchHouse(folder, this::lookUp, SSLContext.getDefault());
        for (int i = 0; i < PLACES; i++) {
            String uri = "http://hangs.test/" + i;
            waiting.add(requests.submit(() -> house.files.fetch(uri, null, FetchWatch.withinRequest())));
        }
        hanging.await();
    }

    @AfterEach
    void letGo() {
        answer.countDown();
        house.close();
        requests.shutdown();
    }

    @Test
    void oneMoreRequestIsRefusedAtOnce() {
        assertThatThrownBy(() -> house.files.fetch("http://other.test/x", null, FetchWatch.withinRequest()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("requests wait for files from other machines");
        assertThatThrownBy(() -> house.files.fetch("http://hangs.test/0", null, FetchWatch.withinRequest()))
                .isInstanceOf(Busy.class);
        assertThat(waiting).noneMatch(Future::isDone);
    }

    @Test
    void workerFetchesAllTheSame() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.file("\"a\"", "bytes"))) {
            assertThat(house.fetch(server.uri("/x"))).isEqualTo("bytes");
        }
        assertThat(waiting).noneMatch(Future::isDone);
    }

    @Test
    void whatIsHereIsHadWithoutAPlace() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.file("\"a\"", "bytes"))) {
            house.fetch(server.uri("/x"));
            house.files
                    .fetch(server.uri("/x"), Sha256.of("bytes"), FetchWatch.withinRequest())
                    .close();
            assertThat(house.files.atHand(server.uri("/x"), null)).isEmpty();
        }
    }

    @Test
    void placesAreFreeWhenTheLookupEnds() throws Exception {
        answer.countDown();
        for (Future<?> request : waiting) {
            assertThatThrownBy(request::get).hasMessageContaining("cannot be fetched");
        }
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.file("\"a\"", "bytes"))) {
            house.files
                    .fetch(server.uri("/y"), null, FetchWatch.withinRequest())
                    .close();
        }
    }

    /** A name that ends in a digit is no address: it must not be looked up on the thread that asks. */
    @Test
    void findingASourceLooksNoNameUp() {
        RemoteUri uri = RemoteUri.parse("http://hangs.test1/x");
        CheckedAddresses addresses = new CheckedAddresses(
                host -> {
                    throw new AssertionError("looked " + host + " up");
                },
                new AllowedHosts(List.of()));

        assertThat(addresses.mayConnect(uri)).isTrue();
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        if (host.equals("hangs.test")) {
            hanging.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new UnknownHostException(host);
        }
        return InetAddress.getAllByName(host);
    }
}
