package dev.descent.ml.network;

import com.sun.jna.Function;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** What the process has of the C library's memory, which is where native code allocates; glibc only. */
public final class NativeHeap {
    private NativeHeap() {}

    /** As {@code mallinfo2} returns it, by value. */
    @FieldOrder({
        "arena",
        "free",
        "small",
        "mapped",
        "mappedBytes",
        "highest",
        "smallBytes",
        "used",
        "freeBytes",
        "releasable"
    })
    public static final class Information extends Structure implements Structure.ByValue {
        public long arena;
        public long free;
        public long small;
        public long mapped;
        public long mappedBytes;
        public long highest;
        public long smallBytes;
        public long used;
        public long freeBytes;
        public long releasable;
    }

    /** Bytes that were allocated and not freed, collected objects' included. */
    public static long bytes() {
        System.gc();
        Information now = (Information) Function.getFunction("c", "mallinfo2").invoke(Information.class, new Object[0]);
        return now.used + now.mappedBytes;
    }
}
