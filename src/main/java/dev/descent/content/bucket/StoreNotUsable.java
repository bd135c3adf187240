package dev.descent.content.bucket;

import dev.descent.s3.BucketLocation;

/** The process cannot start, since what is to keep its files cannot. */
final class StoreNotUsable extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreNotUsable(BucketLocation location, String fault) {
        super("Nothing can be kept in " + location + ": " + fault + ".");
    }
}
