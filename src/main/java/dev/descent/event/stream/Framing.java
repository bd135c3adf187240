package dev.descent.event.stream;

import dev.descent.event.log.LogEvent;
import dev.descent.event.log.LogHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** How a stream writes an event of one of its sources. */
@FunctionalInterface
interface Framing {
    /** One job: the shared bytes as they are. */
    Framing ONE_JOB = (event, source, all) -> event.frame();

    /** Several jobs: the data begins with the job's id, and the id line holds a cursor for each. */
    Framing MANY_JOBS = (event, source, all) -> {
        String head = "id: " + cursors(all) + "\nevent: " + event.kind() + "\ndata: {\"job\":\"" + source.job() + "\",";
        return joined(List.of(head.getBytes(StandardCharsets.UTF_8), event.rest()));
    };

    byte[] frame(LogEvent event, EventSource source, List<EventSource> all);

    private static String cursors(List<EventSource> all) {
        return all.stream().map(source -> source.job() + ":" + source.cursor()).collect(Collectors.joining(","));
    }

    static byte[] joined(List<byte[]> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** To a client whose cursor lies ahead of a log: what it has is of another log, and this one follows from its start. */
    static byte[] reset(UUID job, LogHead head) {
        return text("event: reset\ndata: {\"job\":\"" + job + "\",\"last_seq\":" + head.lastSeq() + "}\n\n");
    }

    static byte[] text(String frames) {
        return frames.getBytes(StandardCharsets.UTF_8);
    }
}
