package dev.descent.ml.train;

/**
 * Who computed the batches of a run in two shards, since it began or was last taken up; its numbers do not depend on it.
 *
 * @param byTwo batches of which two threads computed one half each
 * @param byOne those that one thread computed alone
 */
record ThreadUse(long byTwo, long byOne) {
    static final ThreadUse NONE = new ThreadUse(0, 0);

    ThreadUse plus(boolean two) {
        return two ? new ThreadUse(byTwo + 1, byOne) : new ThreadUse(byTwo, byOne + 1);
    }
}
