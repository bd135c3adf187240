package dev.descent.event.stream;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.descent.event.log.EventKind;
import dev.descent.event.log.EventPage;
import dev.descent.event.log.LogEvent;
import dev.descent.event.log.LogStore;
import dev.descent.http.InvalidParameter;
import dev.descent.http.Page;
import dev.descent.http.Tags;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A job's log: live as server-sent events, and in pages. */
@RestController
@Profile("api")
class EventController {
    private final LogStore logs;
    private final TaggedJobs tagged;
    private final LogTails tails;
    private final EventStreams streams;

    EventController(LogStore logs, TaggedJobs tagged, LogTails tails, EventStreams streams) {
        this.logs = logs;
        this.tagged = tagged;
        this.tails = tails;
        this.streams = streams;
    }

    @GetMapping(path = "/v1/jobs/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<EventAnswer> page(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        long cursor = Cursors.ofOneJob(null, after).of(id);
        int checked = Page.checked(limit);
        logs.head(id);
        EventPage page = logs.page(id, cursor, checked);
        return new Page<>(page.events().stream().map(EventAnswer::of).toList(), page.more());
    }

    @GetMapping(path = "/v1/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<Void> stream(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = Cursors.HEADER, required = false) @Nullable String lastEventId,
            ServerHttpResponse response) {
        StreamedJobs one = new StreamedJobs(tails, Cursors.ofOneJob(lastEventId, after), null);
        return streams.answer(response, Framing.ONE_JOB, one, selection -> selection.add(id));
    }

    @GetMapping(path = "/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<Void> streamOfMany(
            @RequestParam(name = "job", defaultValue = "") Set<UUID> jobs,
            @RequestParam(name = "tag", defaultValue = "") List<String> tags,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = Cursors.HEADER, required = false) @Nullable String lastEventId,
            ServerHttpResponse response) {
        // a blank is null here
        if (jobs.isEmpty() == tags.isEmpty()
                || jobs.size() > StreamedJobs.MOST
                || jobs.stream().anyMatch(Objects::isNull)) {
            throw new InvalidParameter(
                    "job", "or tag must be given, and not both; of jobs at most " + StreamedJobs.MOST);
        }
        Cursors cursors = Cursors.ofManyJobs(lastEventId, after);
        if (tags.isEmpty()) {
            StreamedJobs listed = new StreamedJobs(tails, cursors, null);
            return streams.answer(response, Framing.MANY_JOBS, listed, selection -> jobs.forEach(selection::add));
        }
        Map<String, String> wanted = Tags.of(tags);
        StreamedJobs found = new StreamedJobs(tails, cursors, most -> tagged.find(wanted, most));
        return streams.answer(response, Framing.MANY_JOBS, found, StreamedJobs::look);
    }

    /** An event in a page. */
    record EventAnswer(
            long seq, EventKind kind, @JsonRawValue String data) {
        static EventAnswer of(LogEvent event) {
            return new EventAnswer(event.seq(), event.kind(), event.json());
        }
    }
}
