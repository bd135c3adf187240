package dev.descent.event.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An event as stored and as sent, encoded once: a frame of a server-sent event stream that holds its data as one line of JSON. */
public final class LogEvent {
    private final long seq;
    private final EventKind kind;
    private final byte[] frame;
    private final int dataAt;

    /** @param json one line */
    LogEvent(long seq, EventKind kind, String json) {
        String head = "id: " + seq + "\nevent: " + kind + "\ndata: ";
        this.seq = seq;
        this.kind = kind;
        this.dataAt = head.length();
        this.frame = (head + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    public long seq() {
        return seq;
    }

    public EventKind kind() {
        return kind;
    }

    public boolean isEnd() {
        return kind == EventKind.END;
    }

    public int size() {
        return frame.length;
    }

    /** Shared between all who send it; not to be changed. */
    public byte[] frame() {
        return frame;
    }

    /** The data alone. */
    public String json() {
        return new String(frame, dataAt, frame.length - dataAt - 2, StandardCharsets.UTF_8);
    }

    /** The data's members after its opening brace, to the frame's end. */
    public byte[] rest() {
        return Arrays.copyOfRange(frame, dataAt + 1, frame.length);
    }
}
