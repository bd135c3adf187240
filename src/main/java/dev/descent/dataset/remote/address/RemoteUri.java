package dev.descent.dataset.remote.address;

import dev.descent.ml.spec.InvalidSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address of a file on a web server, read so strictly that nobody can read it differently: what is checked is what is connected to.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case: a name, or an IPv4 or IPv6 address without brackets
 * @param target path and query as they are sent
 */
public record RemoteUri(String scheme, String host, int port, String target) {

    /** @throws InvalidSpec at {@code uri} */
    public static RemoteUri parse(String text) {
        try {
            return of(new URI(text));
        } catch (URISyntaxException e) {
            throw refused("is no valid URI: what is not allowed in one must be %-encoded");
        }
    }

    /** Where a redirect leads from here. */
    public RemoteUri redirected(String location) {
        RemoteUri next;
        try {
            next = of(withoutFragment(URI.create(toString()).resolve(new URI(location))));
        } catch (URISyntaxException | IllegalArgumentException | InvalidSpec e) {
            throw refused("is redirected to an address that would be refused as well");
        }
        if (scheme.equals("https") && next.scheme.equals("http")) {
            throw refused("is redirected from https to http, which is not followed");
        }
        return next;
    }

    private static RemoteUri of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "must begin with http:// or https://");
        require(
                uri.toString().chars().allMatch(c -> c > ' ' && c < 0x7f),
                "must be ASCII: a name in punycode, a path %-encoded");
        require(uri.getRawAuthority() != null && uri.getHost() != null, "must name a host after " + scheme + "://");
        require(uri.getRawUserInfo() == null, "must not hold a user or password");
        require(uri.getRawFragment() == null, "must not have a fragment");
        int port = uri.getPort() < 0 ? (scheme.equals("http") ? 80 : 443) : uri.getPort();
        require(port >= 1 && port <= 65535, "must have a port from 1 to 65535");
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new RemoteUri(scheme, HostName.checked(uri.getHost()), port, path + query);
    }

    private static URI withoutFragment(URI uri) throws URISyntaxException {
        String text = uri.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? uri : new URI(text.substring(0, hash));
    }

    /** Fit to be shown: the query may hold a signature. */
    public String shown() {
        int query = target.indexOf('?');
        return origin() + (query < 0 ? target : target.substring(0, query));
    }

    @Override
    public String toString() {
        return origin() + target;
    }

    private String origin() {
        boolean usual = port == (scheme.equals("http") ? 80 : 443);
        return scheme + "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + (usual ? "" : ":" + port);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw refused(message);
        }
    }

    /** What is wrong with a reference, at {@code uri}. */
    public static InvalidSpec refused(String message) {
        return new InvalidSpec("uri", message);
    }
}
