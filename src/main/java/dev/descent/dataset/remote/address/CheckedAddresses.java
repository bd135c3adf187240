package dev.descent.dataset.remote.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up once, checks every address, and hands just these to whoever connects: an answer that changes between check and
 * connection changes nothing.
 */
public final class CheckedAddresses implements DnsResolver {
    private final Lookup lookup;
    private final AllowedHosts allowed;

    /** The system's resolver, or a test's. */
    @FunctionalInterface
    public interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    public CheckedAddresses(Lookup lookup, AllowedHosts allowed) {
        this.lookup = lookup;
        this.allowed = allowed;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] found = lookup.all(host);
        if (!allowed.allow(host, port) && !Stream.of(found).allMatch(PublicAddress::isPublic)) {
            throw new UnknownHostException(host + " has an address that is not public, and port " + port
                    + " of it is not among descent.dataset.remote.allowed-hosts");
        }
        return Stream.of(found)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /**
     * Whether an address that stands in a URI itself may be connected to. Of a name that is not known before it is looked up, which is
     * not done here: it may take long.
     */
    public boolean mayConnect(RemoteUri uri) {
        try {
            return !HostName.isAddress(uri.host())
                    || !resolve(uri.host(), uri.port()).isEmpty();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new UnknownHostException("whether a host is allowed depends on the port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
