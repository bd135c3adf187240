package dev.descent.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.RawHttp;
import dev.descent.ServiceTest;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Uploads that end early give back the network's buffers, which are counted by hand and not collected. */
@TestPropertySource(properties = {"descent.roles=api", "descent.dataset.max-bytes=100MB"})
@ExtendWith(OutputCaptureExtension.class)
class RefusedUploadsIT extends ServiceTest {
    private static final int UPLOADS = 40;
    private static final int LENGTH = 16 << 20;

    private ResourceLeakDetector.Level before;

    @BeforeEach
    void watchEachBuffer() {
        before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    @AfterEach
    void watchAsBefore() {
        ResourceLeakDetector.setLevel(before);
    }

    /** Refused at its name while the rest comes, and cut off in the middle. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "file"})
    void nothingOfItIsKept(String part, CapturedOutput output) throws IOException {
        for (int i = 0; i < UPLOADS; i++) {
            upload(part);
            places();
        }
        // netty tells of buffers that were collected when it gives out others
        for (int i = 0; i < 5; i++) {
            System.gc();
            RawHttp.ask(port, "GET", "/v1/datasets", "Host: localhost");
        }

        // clients of other tests may have lost some of theirs
        assertThat(output).doesNotContain("org.springframework.http.codec.multipart");
    }

    private void upload(String part) throws IOException {
        try (Socket socket = RawHttp.connect(port)) {
            RawHttp.send(
                    socket,
                    "POST /v1/datasets HTTP/1.1\nHost: localhost\nContent-Type: multipart/form-data; boundary=b\n"
                            + "Content-Length: " + LENGTH + "\n\n"
                            + "--b\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"a.bin\"\n\n");
            socket.getOutputStream().write(new byte[LENGTH / 2]);
        } catch (SocketException refused) {
            return; // the service does not wait for all of it
        }
    }

    /** An upload more than there is room for would be refused before its first byte is read. */
    private void places() {
        Awaitility.await().untilAsserted(() -> assertThat(RawHttp.ask(
                        port,
                        "POST /v1/datasets HTTP/1.1\nHost: localhost\nConnection: close\nContent-Length: 9\n"
                                + "Content-Type: multipart/form-data; boundary=b\n\n--b--\n\n"))
                .startsWith("HTTP/1.1 400"));
    }
}
