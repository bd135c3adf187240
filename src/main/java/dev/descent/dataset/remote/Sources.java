package dev.descent.dataset.remote;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
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
    private @Nullable S3Client store;

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

    private synchronized S3Client store() {
        if (store == null) {
            store = S3Clients.create(storeSettings, settings);
        }
        return store;
    }

    @Override
    public synchronized void close() {
        web.close(CloseMode.IMMEDIATE);
        if (store != null) {
            store.close();
        }
    }
}
