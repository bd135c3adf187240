package dev.descent.dataset.remote;

/**
 * What a server is asked for: {@link #WHOLE}, what is new, or what is missing.
 *
 * @param from the first byte that is wanted
 * @param version that is here; from 0, the whole file is wanted only if it is another one by now, else the rest of that very version
 */
record Ask(long from, Version version) {
    static final Ask WHOLE = new Ask(0, Version.UNKNOWN);

    static Ask newerThan(Version here) {
        return new Ask(0, here);
    }

    static Ask rest(long from, Version begun) {
        return new Ask(from, begun);
    }

    boolean isForRest() {
        return from > 0;
    }

    boolean isConditional() {
        return from == 0 && version.isKnown();
    }
}
