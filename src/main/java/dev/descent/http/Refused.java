package dev.descent.http;

import dev.descent.ml.spec.Violation;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be served as it is, named as a fact by its subclass ({@code JobNotFound}); a client gets it as a problem
 * (RFC 9457).
 */
public abstract class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String type;
    private final transient List<Violation> errors;

    /**
     * @param type a name in kebab case that programs can rely on, such as {@code job-not-found}; the title is made of it
     * @param detail one sentence about this case: what is wrong and, where that is not plain, what to do
     */
    protected Refused(HttpStatus status, String type, String detail) {
        this(status, type, detail, List.of());
    }

    /** @param errors the faults one by one, where there may be several */
    protected Refused(HttpStatus status, String type, String detail, List<Violation> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** Headers that belong to the answer, such as {@code WWW-Authenticate}. */
    protected HttpHeaders headers() {
        return HttpHeaders.EMPTY;
    }

    final Problem problem() {
        return Problem.of(status, type, String.valueOf(getMessage())).errors(errors);
    }
}
