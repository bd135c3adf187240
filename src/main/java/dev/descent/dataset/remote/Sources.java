package dev.descent.dataset.remote;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Where files may come from. */
final class Sources implements AutoCloseable {
    private final CheckedAddresses addresses;
    private final CloseableHttpClient web;
    private final S3Settings storeSettings;
    private final RemoteSettings settings;
    private final AtomicReference<@Nullable S3Client> store = new AtomicReference<>();

    /** @param addresses which decides what is connected to */
    Sources(CheckedAddresses addresses, SSLContext tls, RemoteSettings settings, S3Settings storeSettings) {
        this.addresses = addresses;
        this.web = HttpClients.create(addresses, tls, settings);
        this.settings = settings;
        this.storeSettings = storeSettings;
    }

    /** With the system's resolver, and the certificates that Java trusts. */
    static Sources of(RemoteSettings settings, S3Settings storeSettings) {
        try {
            CheckedAddresses addresses = new CheckedAddresses(InetAddress::getAllByName, settings.hosts());
            return new Sources(addresses, SSLContext.getDefault(), settings, storeSettings);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /** @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, where it can be seen without asking anybody that it cannot be fetched */
    Source find(String uri) {
        return uri.startsWith("s3:") ? object(uri) : file(uri);
    }

    private Source file(String uri) {
        RemoteUri parsed = RemoteUri.parse(uri);
        if (!addresses.mayConnect(parsed)) {
            throw RemoteUri.refused(Transfer.UNREACHABLE);
        }
        return new HttpSource(web, parsed);
    }

    private Source object(String uri) {
        S3Uri parsed = S3Uri.parse(uri);
        if (!storeSettings.isReadable(parsed.bucket())) {
            throw RemoteUri.refused("cannot be fetched: this service may not read it");
        }
        return new S3Source(this::store, parsed);
    }

    /** Made at the first use and outside of any lock, since looking for a region may ask the network. */
    private S3Client store() {
        S3Client known = store.get();
        if (known != null) {
            return known;
        }
        S3Client made = S3Clients.create(storeSettings, settings);
        S3Client earlier = store.compareAndExchange(null, made);
        if (earlier == null) {
            return made;
        }
        made.close();
        return earlier;
    }

    @Override
    public void close() {
        web.close(CloseMode.IMMEDIATE);
        S3Client made = store.getAndSet(null);
        if (made != null) {
            made.close();
        }
    }
}
