package dev.descent.event.stream;

import dev.descent.http.Stop;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The open streams: opens each, bounds their number, and ends them all before the service stops. */
@Component
@Profile("api")
class EventStreams {
    private final LogTails tails;
    private final EventSettings settings;
    private final Semaphore places;
    private final Set<Open> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    EventStreams(LogTails tails, EventSettings settings, Stop stop) {
        this.tails = tails;
        this.settings = settings;
        this.places = new Semaphore(settings.streams());
        stop.begun().subscribe(null, null, this::stop);
    }

    /**
     * Answers a request with a stream, or with 204 where the client has everything that there will ever be.
     *
     * @param fill adds the jobs to follow; it may wait for the database
     */
    Mono<Void> answer(
            ServerHttpResponse response, Framing framing, StreamedJobs selection, Consumer<StreamedJobs> fill) {
        if (!places.tryAcquire()) {
            return Mono.error(new TooManyStreams(settings.streams()));
        }
        return tails.reader()
                .open(() -> fill.accept(selection))
                .then(Mono.defer(() -> send(response, framing, selection)))
                .doFinally(signal -> {
                    selection.close();
                    places.release();
                });
    }

    public int size() {
        return open.size();
    }

    private void stop() {
        stopping = true;
        open.forEach(Open::stop);
    }

    private Mono<Void> send(ServerHttpResponse response, Framing framing, StreamedJobs selection) {
        if (selection.isOver()) {
            response.setStatusCode(HttpStatus.NO_CONTENT);
            return response.setComplete();
        }
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        response.getHeaders().setCacheControl("no-cache");
        response.getHeaders().set("X-Accel-Buffering", "no");
        EventStream stream = new EventStream(tails, framing, settings.heartbeat(), selection);
        Open opened = new Open(stream, ClientBackpressure.of(response));
        open.add(opened);
        if (stopping) {
            opened.stop();
        }
        return response.writeAndFlushWith(stream.bytes(opened.outlet.ready(settings.stall()))
                        .map(bytes -> Mono.just(response.bufferFactory().wrap(bytes))))
                .doFinally(signal -> {
                    opened.outlet.release();
                    open.remove(opened);
                });
    }

    private record Open(EventStream stream, ClientBackpressure outlet) {
        void stop() {
            stream.close();
            outlet.leave();
        }
    }
}
