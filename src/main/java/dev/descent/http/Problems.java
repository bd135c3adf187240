package dev.descent.http;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerWebInputException;

/** What a client is told of each exception. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable thrown, HttpMethod method, String path) {
        if (thrown instanceof Refused refused) {
            return refused.problem();
        } else if (thrown instanceof InvalidSpec invalid) {
            return invalidSpec(invalid.violations());
        } else if (isNotFound(thrown)) {
            return Problem.of(HttpStatus.NOT_FOUND, "There is nothing at " + path + ".");
        } else if (thrown instanceof ContentTooLargeException) {
            return Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A body may have at most " + StrictJson.MAX_DOCUMENT + " bytes here.");
        } else if (thrown instanceof ServerWebInputException input) {
            return InputFaults.problem(input, path);
        }
        Problem shortage = shortage(thrown, method, path);
        if (shortage != null) {
            return shortage;
        } else if (thrown instanceof ErrorResponse known) {
            Problem media = MediaFaults.problem(thrown);
            return media != null
                    ? media
                    : Problem.of(known.getStatusCode(), known.getBody().getDetail());
        }
        return unexpected(thrown, method, path);
    }

    /** What a service short of something answers; null where it is not. */
    private static @Nullable Problem shortage(Throwable thrown, HttpMethod method, String path) {
        if (thrown instanceof RejectedExecutionException) {
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "Too many requests are waiting; try again shortly.");
        } else if (StorageFaults.isFull(thrown)) {
            LOG.error("{} {} found a full disk: {}", method, path, thrown.toString());
            return Problem.of(HttpStatus.INSUFFICIENT_STORAGE, "There is no room left on the service's disk.");
        } else if (thrown instanceof OutOfMemoryError) {
            LOG.warn("{} {} ran out of memory", method, path, thrown);
            return Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE, "There is too little memory for this now; try again later.");
        } else if (StorageFaults.isDatabaseAway(thrown)) {
            LOG.atLevel(ToldOutage.level(thrown)).log("{} {} failed for now: {}", method, path, thrown.toString());
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached; try again shortly.");
        } else if (StorageFaults.isUnusable(thrown)) {
            LOG.error("{} {} cannot use its storage", method, path, thrown);
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The service cannot use its storage for now.");
        }
        return null;
    }

    static HttpHeaders headers(Throwable thrown) {
        if (thrown instanceof Refused refused) {
            return refused.headers();
        } else if (thrown instanceof ErrorResponse known) {
            return known.getHeaders();
        } else if (thrown instanceof RejectedExecutionException
                || thrown instanceof OutOfMemoryError
                || StorageFaults.isDatabaseAway(thrown)) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, "1");
            return headers;
        }
        return HttpHeaders.EMPTY;
    }

    static Problem invalidSpec(List<Violation> errors) {
        String detail = errors.size() == 1 ? "There is 1 fault." : "There are " + errors.size() + " faults.";
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-spec", detail)
                .errors(errors);
    }

    private static boolean isNotFound(Throwable thrown) {
        return thrown instanceof ErrorResponse known && known.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
    }

    private static Problem unexpected(Throwable thrown, HttpMethod method, String path) {
        UUID id = UUID.randomUUID();
        LOG.error("{} {} failed unexpectedly [{}]", method, path, id, thrown);
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Something unexpected went wrong here. The service's log has it under " + id + ".")
                .instance("urn:uuid:" + id);
    }
}
