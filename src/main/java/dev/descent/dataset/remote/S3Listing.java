package dev.descent.dataset.remote;

import dev.descent.dataset.remote.address.RemoteUri;
import dev.descent.ml.base.Backoff;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.s3.S3Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects of a store that a key with stars stands for; a star is any characters but {@code /}.
 *
 * @param watch asked before each page whether somebody waits still
 */
record S3Listing(Supplier<S3Client> client, S3Uri pattern, FetchWatch watch) {
    private static final Logger LOG = LoggerFactory.getLogger(S3Listing.class);
    private static final int MOST_KEYS = 10_000;
    /** Of at most 1000 keys each: what is looked through. */
    private static final int MOST_PAGES = 200;

    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /**
     * Asks for them, page by page.
     *
     * @throws InvalidSpec at {@code uri}, where there are none or too many, or the store does not answer
     */
    List<String> keys() {
        Pattern wanted = Pattern.compile(
                Stream.of(pattern.key().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]*")),
                Pattern.DOTALL);
        List<String> keys = new ArrayList<>();
        String next = null;
        int pages = 0;
        do {
            ListObjectsV2Response page = page(next);
            page.contents().stream()
                    .map(S3Object::key)
                    .filter(key -> wanted.matcher(key).matches())
                    .forEach(keys::add);
            next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
            pages++;
            require(keys.size() <= MOST_KEYS, "names more than " + MOST_KEYS + " objects");
            require(
                    next == null || pages < MOST_PAGES,
                    "has too many objects to look through: name more before the star");
        } while (next != null);
        require(!keys.isEmpty(), "names nothing: no object of the store has such a key");
        return keys.stream().sorted().toList();
    }

    private ListObjectsV2Response page(@Nullable String token) {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
        Cancellation pauses = new Cancellation();
        for (int tried = 1; ; tried++) {
            watch.waiting(new FetchProgress(pattern.toString(), 0, null));
            try {
                String prefix = pattern.key().substring(0, pattern.key().indexOf('*'));
                return client.get()
                        .listObjectsV2(list ->
                                list.bucket(pattern.bucket()).prefix(prefix).continuationToken(token));
            } catch (S3Exception e) {
                LOG.warn("The store answered {}: {}", pattern, e.getMessage());
                require(
                        S3Source.passes(e) && tried < TRIES,
                        "cannot be listed: " + S3Refusal.of(e).orElseGet(() -> said(e.statusCode())));
            } catch (SdkClientException e) {
                LOG.warn("Cannot list {}: {}", pattern, e.toString());
                require(tried < TRIES, FileTransfer.UNREACHABLE);
            }
            require(!pauses.cancelledWithin(backoff.next()), "was not listed: the service ends");
        }
    }

    private static String said(int status) {
        return switch (status) {
            case 404 -> "there is no such bucket";
            case 401, 403 -> "this service may not list the bucket, so name the objects";
            default -> "the store answered " + status;
        };
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw RemoteUri.refused(fault);
        }
    }
}
