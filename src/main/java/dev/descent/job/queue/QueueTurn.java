package dev.descent.job.queue;

/**
 * A job's place among those of its priority. Jobs of one lane have their turns one after the other, and in each turn all lanes have one.
 *
 * @param lane as {@code key:value}, of the tag that jobs share the queue by, or the key alone where a job has none; empty where
 *     there is no such tag
 * @param number the lowest first; jobs with the same go by age
 */
record QueueTurn(String lane, long number) {
    /** Of all jobs where there is no tag to share the queue by: they go by age. */
    static final QueueTurn BY_AGE = new QueueTurn("", 0);
}
