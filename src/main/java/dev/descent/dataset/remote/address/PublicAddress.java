package dev.descent.dataset.remote.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from those that lead to this machine, its network or nowhere.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose addresses</a>
 */
final class PublicAddress {
    private static final List<Block> NOT_PUBLIC = blocks(
            // IPv4: this network, private, shared (carrier-grade NAT), loopback, link-local (and cloud metadata),
            // private
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            // protocol assignments, documentation, 6to4 relays, private, benchmarks, documentation
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            // multicast, reserved, broadcast
            "224.0.0.0/3",
            // IPv6: protocol assignments (Teredo, benchmarks, ORCHID), documentation, 6to4
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /** All of IPv6 that is public today; what embeds IPv4 addresses, loopback, link-local and unique-local are outside of it. */
    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private static final Block NAT64 = Block.of("64:ff9b::/96");

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.holds(bytes)) {
            return isPublic(Arrays.copyOfRange(bytes, 12, 16));
        }
        return isPublic(bytes);
    }

    private static boolean isPublic(byte[] bytes) {
        return (bytes.length == 4 || GLOBAL_UNICAST.holds(bytes))
                && NOT_PUBLIC.stream().noneMatch(block -> block.holds(bytes));
    }

    private static List<Block> blocks(String... blocks) {
        return Stream.of(blocks).map(Block::of).toList();
    }

    /** Addresses that share their first bits. */
    private static final class Block {
        private final byte[] start;
        private final int bits;

        private Block(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                // a literal, which is parsed and not looked up
                InetAddress start = InetAddress.getByName(text.substring(0, slash));
                return new Block(start.getAddress(), Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
