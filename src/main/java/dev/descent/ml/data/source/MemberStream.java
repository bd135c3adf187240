package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The bytes of a file in a zip archive, as they are unpacked. Ends with a fault where there are more of them than was
 * said, or at their end where there are fewer, or others: what a bomb unpacks to is never held.
 */
final class MemberStream extends FilterInputStream {
    private static final int BUFFER = 1 << 14;

    private final ZipMember member;
    private final Inflater inflater;
    private final CRC32 crc = new CRC32();
    private long count;

    MemberStream(FileChannel file, ZipMember member) {
        this(file, member, new Inflater(true));
    }

    private MemberStream(FileChannel file, ZipMember member, Inflater inflater) {
        super(unpacked(new ChannelRange(file, member.place(), member.end()), member, inflater));
        this.member = member;
        this.inflater = inflater;
    }

    private static InputStream unpacked(ChannelRange packed, ZipMember member, Inflater inflater) {
        return member.method() == ZipMember.STORED ? packed : new InflaterInputStream(packed, inflater, BUFFER);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read >= 0) {
            count += read;
            crc.update(into, offset, read);
            check(count <= member.size(), "unpacks to more than the " + member.size() + " bytes that it claims");
        } else {
            check(count == member.size(), "unpacks to less than the " + member.size() + " bytes that it claims");
            check(crc.getValue() == member.crc(), "is damaged: its checksum is another");
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return readNBytes((int) Math.min(wanted, BUFFER)).length;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }

    private void check(boolean holds, String fault) {
        if (!holds) {
            throw new InvalidSpec("uri", "holds " + member.name() + ", which " + fault);
        }
    }
}
