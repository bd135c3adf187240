package dev.descent.ml.train.remote;

import dev.descent.ml.base.Backoff;
import dev.descent.ml.data.format.DataPlace;
import dev.descent.ml.data.format.LocalData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** A data set whose places are files of this machine until it is closed: what was named by a URL is fetched. */
final class FetchedData implements AutoCloseable {
    private static final int TRIES = 5;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int IDLE_MILLIS = 60_000;

    private final Path folder;
    private final LocalData data;
    private long room;
    private int fetched;

    /** @throws IOException where a file cannot be fetched, or all of them are more than they may be */
    FetchedData(LocalData named) throws IOException {
        folder = Files.createTempDirectory("descent-fetched");
        room = named.maxBytes();
        try {
            Map<String, DataPlace> places = new TreeMap<>();
            for (Map.Entry<String, DataPlace> place : named.places().entrySet()) {
                places.put(place.getKey(), here(place.getValue()));
            }
            data = named.at(places);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    LocalData data() {
        return data;
    }

    private DataPlace here(DataPlace place) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Map.Entry<String, String> file : place.files().entrySet()) {
            String where = file.getValue();
            boolean isUrl = where.startsWith("http://") || where.startsWith("https://");
            files.put(file.getKey(), isUrl ? fetch(URI.create(where)).toString() : where);
        }
        return new DataPlace(files);
    }

    private Path fetch(URI url) throws IOException {
        Path file = folder.resolve(Integer.toString(fetched++));
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
        for (int left = TRIES - 1; ; left--) {
            try {
                room -= copy(url, file);
                return file;
            } catch (IOException e) {
                if (left == 0) {
                    throw e;
                }
                LockSupport.parkNanos(backoff.next().toNanos());
            }
        }
    }

    private long copy(URI url, Path file) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(IDLE_MILLIS);
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("its link was answered " + status);
            }
            try (InputStream in = connection.getInputStream();
                    OutputStream out = Files.newOutputStream(file)) {
                return copy(in, out);
            }
        } finally {
            connection.disconnect();
        }
    }

    private long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long copied = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            copied += count;
            if (copied > room) {
                throw new IOException("it has more than the bytes allowed");
            }
            out.write(buffer, 0, count);
        }
        return copied;
    }

    /** What was read of it stays. */
    @Override
    public void close() throws IOException {
        for (int i = 0; i < fetched; i++) {
            Files.deleteIfExists(folder.resolve(Integer.toString(i)));
        }
        Files.delete(folder);
    }
}
