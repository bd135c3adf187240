package dev.descent;

/** What a process does. The lower-case names are Spring profiles: {@code @Profile("worker")}. */
enum Role {
    /** Answers requests. */
    API,
    /** Trains jobs. */
    WORKER
}
