package dev.descent.dataset.remote.address;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of hosts as they must be written: the odd forms, which resolvers and browsers read in different ways, are refused. */
final class HostName {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
    /** A name whose last label is a number is read as an IPv4 address by many: {@code 0x7f.1}, {@code 2130706433}. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    private HostName() {}

    /** @return in lower case, an IPv6 address without its brackets */
    static String checked(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[")) {
            return checkedIpv6(lower.substring(1, lower.length() - 1));
        }
        String[] labels = lower.split("\\.", -1);
        boolean number = NUMBER.matcher(labels[labels.length - 1]).matches();
        if (number ? !isIpv4(labels) : !isName(lower, labels)) {
            throw RemoteUri.refused("must name a host as example.org, 192.0.2.1 or [2001:db8::1], was " + host);
        }
        return lower;
    }

    /** Whether what {@link #checked} returned is an address and no name. */
    static boolean isAddress(String host) {
        return host.indexOf(':') >= 0
                || NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }

    private static String checkedIpv6(String address) {
        if (address.indexOf('%') >= 0) {
            throw RemoteUri.refused("must name an address without a zone");
        }
        return address;
    }

    private static boolean isIpv4(String[] labels) {
        return labels.length == 4
                && Arrays.stream(labels)
                        .allMatch(label -> BYTE.matcher(label).matches() && Integer.parseInt(label) <= 255);
    }

    private static boolean isName(String name, String[] labels) {
        return name.length() <= 253
                && Arrays.stream(labels).allMatch(label -> LABEL.matcher(label).matches());
    }
}
