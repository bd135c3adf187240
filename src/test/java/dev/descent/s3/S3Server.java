package dev.descent.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** S3Mock, a server that speaks S3, in a process of its own: it brings libraries that would not go with this service's. */
public final class S3Server implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports .* (\\d+) \\(http\\)");

    private final Process process;
    private final int port;

    public S3Server(Path folder) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        jar(),
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.http-port=0",
                        "--com.adobe.testing.s3mock.store.root=" + folder,
                        "--com.adobe.testing.s3mock.store.initial-buckets=cells")
                .redirectErrorStream(true)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = port(out);
        Thread rest = new Thread(() -> drain(out), "s3-output");
        rest.setDaemon(true);
        rest.start();
    }

    public int port() {
        return port;
    }

    public static S3Settings settings(int port, String... buckets) {
        return new S3Settings("http://127.0.0.1:" + port, null, null, "me", "secret", List.of(buckets), null);
    }

    /** The program is a test dependency: it lies where its loader was found. */
    private static String jar() {
        URL loader = Objects.requireNonNull(
                S3Server.class.getResource("/org/springframework/boot/loader/launch/JarLauncher.class"));
        String path = loader.getPath();
        return path.substring("file:".length(), path.indexOf('!'));
    }

    private static int port(BufferedReader out) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IOException("S3Mock did not start: " + said);
    }

    private static void drain(BufferedReader out) {
        try {
            out.transferTo(Writer.nullWriter());
        } catch (IOException closed) {
            return;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
