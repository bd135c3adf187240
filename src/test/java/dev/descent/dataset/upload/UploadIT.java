package dev.descent.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ServiceTest;
import dev.descent.ml.base.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Uploads over a socket, so that a test can stop in the middle. */
@TestPropertySource(properties = {"descent.roles=api", "descent.dataset.max-bytes=400MB"})
@ExtendWith(OutputCaptureExtension.class)
class UploadIT extends ServiceTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String HEAD =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n";
    private static final String TAIL = "\r\n--b--\r\n";

    /** What the test before broke off is given up first. */
    @BeforeEach
    void startEmpty() throws IOException {
        Awaitility.await()
                .until(() -> stored().stream().noneMatch(file -> file.toString().endsWith(".tmp")));
        for (Path file : stored()) {
            Files.delete(file);
        }
    }

    @Test
    void fileGrowsWhileTheBodyIsStillSent() throws IOException {
        byte[] megabyte = noise();
        try (Upload upload = new Upload(100L * MEGABYTE)) {
            for (int i = 0; i < 50; i++) {
                upload.send(megabyte);
            }
            Awaitility.await().untilAsserted(() -> assertThat(stored())
                    .singleElement()
                    .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(45L * MEGABYTE)));
            assertThat(stored().get(0).getFileName().toString()).endsWith(".tmp");
        }
    }

    /** What was sent is on the disk but for what sockets hold, tens of megabytes on some systems, and a few buffers. */
    @Test
    void hundredsOfMegabytesAreNeverHeldButOnTheDisk() throws IOException {
        int megabytes = 300;
        byte[] megabyte = noise();
        MessageDigest digest = Sha256.digest();
        long held = 0;
        try (Upload upload = new Upload((long) megabytes * MEGABYTE)) {
            for (int i = 0; i < megabytes; i++) {
                megabyte[0] = (byte) i;
                digest.update(megabyte);
                upload.send(megabyte);
                held = Math.max(held, (i + 1L) * MEGABYTE - onDisk());
            }
            assertThat(upload.finish()).startsWith("HTTP/1.1 201");
        }
        assertThat(held).isLessThan(128L * MEGABYTE);
        assertThat(stored()).singleElement().satisfies(file -> assertThat(file.getFileName())
                .hasToString(Sha256.hex(digest)));
    }

    @Test
    void clientThatBreaksOffLeavesNothing() throws IOException {
        try (Upload upload = new Upload(100L * MEGABYTE)) {
            upload.send(noise());
            Awaitility.await().untilAsserted(() -> assertThat(stored()).hasSize(1));
        }
        Awaitility.await().untilAsserted(() -> assertThat(stored()).isEmpty());
    }

    @Test
    void manyThatBreakOffAreNoErrorsAndLeaveAllPlacesFree(CapturedOutput output) throws IOException {
        byte[] megabyte = noise();
        for (int i = 0; i < 40; i++) {
            try (Upload upload = new Upload(100L * MEGABYTE)) {
                upload.send(megabyte);
                upload.send(Arrays.copyOf(megabyte, 1000 * i));
                upload.reset();
            }
        }
        Awaitility.await().untilAsserted(() -> {
            try (Upload upload = new Upload(1000)) {
                upload.send(new byte[1000]);
                assertThat(upload.finish()).startsWith("HTTP/1.1 201");
            }
        });
        Awaitility.await().untilAsserted(() -> assertThat(stored()).hasSize(1));
        assertThat(output).doesNotContain("ERROR");
    }

    @Test
    void tooManyAtOnceAreRefused() throws IOException {
        Upload[] uploads = new Upload[8];
        for (int i = 0; i < uploads.length; i++) {
            uploads[i] = new Upload(2L * MEGABYTE);
            uploads[i].send(noise());
        }
        Awaitility.await().untilAsserted(() -> assertThat(stored()).hasSize(8));
        try (Upload ninth = new Upload(1000)) {
            ninth.send(new byte[1000]);
            assertThat(ninth.finish()).startsWith("HTTP/1.1 503");
        }
        for (Upload upload : uploads) {
            upload.close();
        }
        Awaitility.await().untilAsserted(() -> assertThat(stored()).isEmpty());
    }

    @Test
    void bodyThatSaysItIsTooLargeIsRefusedBeforeItComes() throws IOException {
        try (Upload upload = new Upload(500L * MEGABYTE)) {
            assertThat(upload.answer()).startsWith("HTTP/1.1 413");
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void bodyThatTurnsOutTooLargeIsRefusedWithoutWaitingForItsEnd() throws IOException {
        byte[] megabyte = noise();
        try (Upload upload = new Upload(-1)) {
            for (int i = 0; i < 401; i++) {
                upload.send(megabyte);
            }
            assertThat(upload.answer()).startsWith("HTTP/1.1 413");
        }
        Awaitility.await().untilAsserted(() -> assertThat(stored()).isEmpty());
    }

    /** One request with one file of so many bytes, sent by hand. */
    private final class Upload implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;
        private final boolean chunked;

        /** @param length of the file, or −1 to send chunks */
        Upload(long length) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(60_000);
            out = socket.getOutputStream();
            chunked = length < 0;
            String size = chunked
                    ? "Transfer-Encoding: chunked"
                    : "Content-Length: " + (HEAD.length() + length + TAIL.length());
            text("POST /v1/datasets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: multipart/form-data; boundary=b\r\n" + size + "\r\n\r\n");
            send(HEAD.getBytes(StandardCharsets.US_ASCII));
        }

        void send(byte[] bytes) throws IOException {
            if (chunked) {
                text(Integer.toHexString(bytes.length) + "\r\n");
            }
            out.write(bytes);
            if (chunked) {
                text("\r\n");
            }
            out.flush();
        }

        String finish() throws IOException {
            text(TAIL);
            return answer();
        }

        /** Lets the connection break rather than end. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
        }

        /** The first line. */
        String answer() throws IOException {
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        }

        private void text(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static byte[] noise() {
        byte[] bytes = new byte[MEGABYTE];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static long onDisk() throws IOException {
        long bytes = 0;
        for (Path file : stored()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static List<Path> stored() throws IOException {
        Path content = home.resolve("datasets");
        if (!Files.exists(content)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(content)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
