package dev.descent.ml.keras.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An open HDF5 file. It is read as things are asked for. */
public final class Hdf5File implements Closeable {
    private final FileChannel channel;
    private final Hdf5Group root;

    private Hdf5File(FileChannel channel, Hdf5Group root) {
        this.channel = channel;
        this.root = root;
    }

    /** @throws InvalidHdf5 where it is none, or its beginning is broken */
    public static Hdf5File open(Path path) throws IOException {
        return over(FileChannel.open(path, StandardOpenOption.READ));
    }

    /** {@link #open} of a file that is deleted when it is closed, or cannot be opened. */
    public static Hdf5File openTemporary(Path path) throws IOException {
        return over(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
    }

    private static Hdf5File over(FileChannel channel) throws IOException {
        try {
            Storage storage = new Storage(channel);
            long size = channel.size();
            Superblock superblock = Broken.caught(() -> Superblock.read(storage, size));
            return new Hdf5File(channel, new Hdf5Group(storage, new GlobalHeaps(storage), superblock.root()));
        } catch (IOException | InvalidHdf5 e) {
            channel.close();
            throw e;
        }
    }

    public Hdf5Group root() {
        return root;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
