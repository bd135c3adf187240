package dev.descent.ml.train;

/**
 * Memory of a process, in bytes: the Java heap has a limit of its own, and what one has to spare is of no use to the other.
 *
 * @param heapBytes of the Java heap
 * @param nativeBytes outside of it
 */
public record MemorySize(long heapBytes, long nativeBytes) {

    public boolean fitsInto(MemorySize room) {
        return heapBytes <= room.heapBytes && nativeBytes <= room.nativeBytes;
    }

    public MemorySize plus(MemorySize other) {
        return new MemorySize(heapBytes + other.heapBytes, nativeBytes + other.nativeBytes);
    }

    public MemorySize minus(MemorySize other) {
        return new MemorySize(heapBytes - other.heapBytes, nativeBytes - other.nativeBytes);
    }

    /** For people, in whole megabytes. */
    @Override
    public String toString() {
        return megabytes(heapBytes) + " MB of the heap and " + megabytes(nativeBytes) + " MB outside of it";
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
