package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** The files of a tar archive, told by its headers alone: what lies between them is skipped. */
final class TarListing {
    /** What a file's headers may take, long names among them: the library holds them in memory. */
    private static final int MOST_HEADER_BYTES = 256 << 10;

    private static final int BLOCK = 512;
    /** A plain file's kind, also as the oldest archives have it, and as those that ask for it to lie in one piece. */
    private static final Set<Byte> PLAIN =
            Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG);

    private final String shard;
    private final FileChannel file;
    private final int most;
    private final List<TarMember> members = new ArrayList<>();
    private long end;

    private TarListing(String shard, FileChannel file, int most) {
        this.shard = shard;
        this.file = file;
        this.most = most;
    }

    /**
     * What an archive holds.
     *
     * @param members in the archive's order; folders and hidden files are no part of it
     * @param isEnded whether it has the mark of its end, without which it may have been cut off
     */
    record TarMembers(List<TarMember> members, boolean isEnded) {}

    /**
     * Reads it.
     *
     * @param shard as a message names the archive
     * @param most entries that it may have
     * @throws InvalidSpec where it is broken, cut off, or holds what is no file
     */
    static TarMembers read(String shard, FileChannel file, int most) throws IOException {
        return new TarListing(shard, file, most).read();
    }

    private TarMembers read() throws IOException {
        ChannelRange bytes = new ChannelRange(file, 0, file.size());
        try (Headers headers = new Headers(bytes);
                TarArchiveInputStream tar = new TarArchiveInputStream(headers)) {
            int count = 0;
            for (TarArchiveEntry entry = next(tar, headers); entry != null; entry = next(tar, headers)) {
                require(++count <= most, "has more than the " + most + " entries allowed");
                add(entry, bytes.position());
            }
        }
        long rest = file.size() - end;
        require(rest == 0 || rest >= BLOCK, "is cut off at its end");
        return new TarMembers(members, rest > 0);
    }

    private @Nullable TarArchiveEntry next(TarArchiveInputStream tar, Headers headers) throws IOException {
        headers.left = MOST_HEADER_BYTES;
        try {
            return tar.getNextEntry();
        } catch (IOException | IllegalArgumentException broken) {
            throw refused(found("is broken or cut off"));
        }
    }

    /** What it is instead of an archive with this fault, as far as its beginning tells. */
    private String found(String fault) throws IOException {
        byte[] start = new ChannelRange(file, 0, file.size()).readNBytes(Signature.LENGTH);
        return Signature.of(start)
                .filter(kind -> end == 0 && !kind.equals("a tar archive"))
                .map(kind -> "is " + kind + ": pack tar archives with gzip, or not at all")
                .orElse(fault);
    }

    private void add(TarArchiveEntry entry, long start) throws IOException {
        if (!entry.isCheckSumOK()) {
            throw refused(found("is broken: the checksum of a header is another"));
        }
        String written = entry.getName();
        String name = written.startsWith("./") ? written.substring(2) : written;
        require(entry.getSize() >= 0 && entry.getSize() <= file.size() - start, "is cut off within " + name);
        // a file's bytes are followed by zeros up to the next block
        end = start + (entry.getSize() + BLOCK - 1) / BLOCK * BLOCK;
        if (entry.isDirectory() || name.isEmpty()) {
            return;
        }
        String objection = RelativeName.objection(name);
        require(objection == null, "holds an entry whose name " + objection);
        boolean plain = PLAIN.contains(entry.getLinkFlag()) && !entry.isSparse();
        require(plain, "holds " + name + ", which is a link, a device or a sparse file, and no plain file");
        if (!RelativeName.isHidden(name)) {
            members.add(new TarMember(name, start, entry.getSize()));
        }
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            throw refused(fault);
        }
    }

    private InvalidSpec refused(String fault) {
        return new InvalidSpec("uri", "holds the tar archive " + shard + ", which " + fault);
    }

    /** Ends what reads more of headers than they may have. */
    private final class Headers extends FilterInputStream {
        private int left;

        Headers(ChannelRange bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            require(length <= left, "has headers beyond the " + MOST_HEADER_BYTES + " bytes allowed for a file");
            left -= length;
            return super.read(into, offset, length);
        }
    }
}
