package dev.descent.ml.train.remote;

import dev.descent.ml.base.Backoff;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Requests to whoever gave the run, each sent again until it is answered: all of them may be repeated. */
final class RunHttp {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofMinutes(10);
    private static final Set<Integer> LOST = Set.of(401, 409);

    private final URI address;
    private final String token;
    private final Duration silence;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECTING)
            .build();

    /**
     * @param token that shows whose run it is
     * @param silence after which nobody is there any more
     */
    RunHttp(URI address, String token, Duration silence) {
        this.address = address;
        this.token = token;
        this.silence = silence;
    }

    HttpRequest.Builder to(String route) {
        return HttpRequest.newBuilder(URI.create(address + "/" + route))
                .timeout(ANSWERING)
                .header("Authorization", "Bearer " + token);
    }

    /** @throws RunLost where the run is another's, or nobody answers */
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        long begun = System.nanoTime();
        Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));
        while (true) {
            try {
                return checked(http.send(request, body));
            } catch (IOException e) {
                if (System.nanoTime() - begun > silence.toNanos()) {
                    throw new RunLost("nobody answers: " + e);
                }
                LockSupport.parkNanos(backoff.next().toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RunLost("interrupted");
            }
        }
    }

    private static <T> HttpResponse<T> checked(HttpResponse<T> response) {
        if (LOST.contains(response.statusCode())) {
            throw new RunLost("the run is no longer this driver's");
        }
        return response;
    }
}
