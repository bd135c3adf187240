package dev.descent.dataset.remote;

import dev.descent.dataset.remote.address.CheckedAddresses;
import dev.descent.dataset.remote.address.RemoteUri;
import dev.descent.s3.S3Settings;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/** Where files may come from. */
final class Sources implements AutoCloseable {
    private final CheckedAddresses addresses;
    private final CloseableHttpClient web;
    private final S3Store store;

    /** @param addresses which decides what is connected to */
    Sources(CheckedAddresses addresses, SSLContext tls, RemoteSettings settings, S3Settings storeSettings) {
        this.addresses = addresses;
        this.web = HttpClients.create(addresses, tls, settings);
        this.store = new S3Store(storeSettings, settings);
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
    RemoteSource find(String uri) {
        return uri.startsWith("s3:") ? store.find(uri) : file(uri);
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
        web.close(CloseMode.IMMEDIATE);
        store.close();
    }
}
