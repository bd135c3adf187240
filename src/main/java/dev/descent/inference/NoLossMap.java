package dev.descent.inference;

import dev.descent.http.Refused;
import org.springframework.http.HttpStatus;

/** There is no such sample, or its loss lies nowhere in particular. */
final class NoLossMap extends Refused {
    private static final long serialVersionUID = 1;

    private NoLossMap(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    static NoLossMap sample(int place, int samples) {
        return new NoLossMap(
                HttpStatus.NOT_FOUND,
                "sample-not-found",
                "There is no sample " + place + " among the worst: they are " + samples + ", counted from 0.");
    }

    static NoLossMap model() {
        return new NoLossMap(
                HttpStatus.CONFLICT,
                "no-loss-map",
                "The job's samples have one answer each, and no pixel has a loss of its own: only masks and images can be drawn.");
    }
}
