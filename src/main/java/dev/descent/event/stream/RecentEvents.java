package dev.descent.event.stream;

import dev.descent.event.log.LogEvent;
import org.jspecify.annotations.Nullable;

/** The last events of a log, without a gap, as many as a bound on their number and bytes allows. */
final class RecentEvents {
    static final int MOST = 256;
    private static final int MOST_BYTES = 1 << 20;

    private final @Nullable LogEvent[] slots = new LogEvent[MOST];
    private long first;
    private long last;
    private long bytes;

    /** @param last what came before the first event that will be added */
    RecentEvents(long last) {
        this.first = last + 1;
        this.last = last;
    }

    synchronized long last() {
        return last;
    }

    /** Whether an event was here, or before, and is no longer. */
    synchronized boolean isPast(long seq) {
        return seq < first;
    }

    /** The event of that number, or null where it is past or yet to come. */
    synchronized @Nullable LogEvent at(long seq) {
        return seq < first || seq > last ? null : slots[slot(seq)];
    }

    synchronized void add(LogEvent event) {
        if (event.seq() != last + 1) {
            throw new IllegalStateException("a log goes on with " + (last + 1) + ", not " + event.seq());
        }
        while (first <= last && (last - first + 1 == MOST || bytes + event.size() > MOST_BYTES)) {
            drop();
        }
        slots[slot(event.seq())] = event;
        bytes += event.size();
        last = event.seq();
    }

    private void drop() {
        LogEvent oldest = slots[slot(first)];
        bytes -= oldest == null ? 0 : oldest.size();
        slots[slot(first)] = null;
        first++;
    }

    private static int slot(long seq) {
        return (int) (seq % MOST);
    }
}
