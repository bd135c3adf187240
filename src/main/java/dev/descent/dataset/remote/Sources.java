package dev.descent.dataset.remote;

import dev.descent.dataset.remote.address.CheckedAddresses;
import dev.descent.dataset.remote.address.RemoteUri;
import dev.descent.s3.S3Settings;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/** Where files may come from. */
final class Sources implements AutoCloseable {
    private final CheckedAddresses addresses;
    private final OnFirstUse<CloseableHttpClient> web;
    private final S3Store store;

    /**
     * @param addresses which decides what is connected to
     * @param tls that knows whom to trust, asked for with the first fetch
     */
    Sources(CheckedAddresses addresses, Supplier<SSLContext> tls, RemoteSettings settings, S3Settings storeSettings) {
        this.addresses = addresses;
        this.web = new OnFirstUse<>(
                () -> HttpClients.create(addresses, tls.get(), settings), client -> client.close(CloseMode.IMMEDIATE));
        this.store = new S3Store(storeSettings, settings);
    }

    /** With the system's resolver, and the certificates that Java trusts. */
    static Sources of(RemoteSettings settings, S3Settings storeSettings) {
        CheckedAddresses addresses = new CheckedAddresses(InetAddress::getAllByName, settings.hosts());
        return new Sources(addresses, Sources::platform, settings, storeSettings);
    }

    private static SSLContext platform() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /** @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, where it can be seen without asking anybody that it cannot be fetched */
    RemoteSource find(String uri) {
        return uri.startsWith("s3:") ? store.find(uri) : file(uri);
    }

    /** @see S3Listing */
    List<String> list(String uri, FetchWatch watch) {
        return store.list(uri, watch);
    }

    private RemoteSource file(String uri) {
        RemoteUri parsed = RemoteUri.parse(uri);
        if (!addresses.mayConnect(parsed)) {
            throw RemoteUri.refused(FileTransfer.UNREACHABLE);
        }
        return new HttpSource(web, parsed);
    }

    @Override
    public void close() {
        web.close();
        store.close();
    }
}
