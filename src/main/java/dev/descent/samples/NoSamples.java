package dev.descent.samples;

import dev.descent.http.Refused;
import org.springframework.http.HttpStatus;

/** The job has no scores of single examples, or none that can be ranked so. */
final class NoSamples extends Refused {
    private static final long serialVersionUID = 1;

    private NoSamples(String detail) {
        super(HttpStatus.CONFLICT, "no-samples", detail);
    }

    static NoSamples kept(boolean over) {
        return new NoSamples(
                over
                        ? "The job kept no scores of its examples: it came to the end of no epoch, or has too many examples."
                        : "The job has scores of its examples when it is over.");
    }

    static NoSamples margins() {
        return new NoSamples("Labels that are no classes have no margin: order by loss, rising or forgotten.");
    }
}
