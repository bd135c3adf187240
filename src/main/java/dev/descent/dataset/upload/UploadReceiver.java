package dev.descent.dataset.upload;

import dev.descent.dataset.registry.Uploads;
import dev.descent.http.MachineError;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ContentTooLargeException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * Receives multipart requests. The client is read as fast as the disk takes its bytes, by threads that may wait for the disk; however
 * the request ends, nothing is left of it but what was made of the whole.
 */
@Component
public class UploadReceiver {
    /** At once in one process; each may fill the disk by as much as one data set. */
    private static final int MOST = 8;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /** That wait for the disk, each as large as came off the socket at once. */
    private static final int PIECES = 4;

    /**
     * Where Reactor looks for what takes errors that come after the end. The reader of parts reports a client that goes away both on the
     * part and on the whole; the second would be logged as an error of the service.
     */
    private static final String DROPPED = "reactor.onErrorDropped.local";

    private static final Logger LOG = LoggerFactory.getLogger(UploadReceiver.class);

    private final Uploads uploads;
    private final Semaphore places = new Semaphore(MOST);
    private final Scheduler disk;

    UploadReceiver(Uploads uploads, Scheduler blocking) {
        this.uploads = uploads;
        this.disk = blocking;
    }

    /**
     * Receives one request.
     *
     * @param length of the body, or −1 where the client does not say
     * @param fields of text that may come besides the file
     * @param use makes something of the complete form, on a thread that may wait
     */
    public <T> Mono<T> receive(Flux<PartEvent> parts, long length, Set<String> fields, Function<UploadForm, T> use) {
        Mono<T> received = Mono.usingWhen(
                Mono.fromSupplier(() -> open(length, fields)),
                form -> parts.timeout(LONGEST_PAUSE)
                        .onErrorMap(TimeoutException.class, timeout -> UploadRefused.stalled(LONGEST_PAUSE))
                        .onErrorMap(IllegalArgumentException.class, UploadReceiver::headersOf)
                        .onErrorMap(UploadReceiver::isMalformed, malformed -> UploadRefused.malformed())
                        .map(Piece::of)
                        .publishOn(disk, PIECES)
                        .doOnNext(piece -> accept(form, piece))
                        .then(Mono.fromCallable(MachineError.told(() -> use.apply(form)))),
                form -> Mono.fromRunnable(() -> close(form)).subscribeOn(disk));
        return received.contextWrite(Context.of(DROPPED, (Consumer<Throwable>)
                again -> LOG.debug("A request that ended already ended again: {}", again.toString())));
    }

    /** Touches no disk yet, so that there is no moment in which a client that goes away leaves something behind. */
    private UploadForm open(long length, Set<String> fields) {
        if (length > uploads.maxBytes() + (fields.size() + 1L) * UploadForm.LONGEST_FIELD) {
            throw UploadRefused.tooLarge(uploads.maxBytes());
        }
        if (!places.tryAcquire()) {
            throw UploadRefused.tooMany(MOST);
        }
        return new UploadForm(fields, uploads);
    }

    /** Spring reads the name of a file, which may be encoded in ways that are none. */
    private static InvalidSpec headersOf(IllegalArgumentException unreadable) {
        LOG.debug("A part's headers cannot be read: {}", unreadable.toString());
        return new InvalidSpec("file", "must come in parts whose headers, with the file's name, can be read");
    }

    /** Without a boundary, without an end, or with headers longer than any; a body without bytes is something else. */
    private static boolean isMalformed(Throwable thrown) {
        return thrown instanceof ContentTooLargeException || thrown.getCause() instanceof DecodingException;
    }

    private static void accept(UploadForm form, Piece piece) {
        try {
            form.accept(piece);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store an upload", e);
        }
    }

    private void close(UploadForm form) {
        try {
            form.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove what an upload left", e);
        } finally {
            places.release();
        }
    }
}
