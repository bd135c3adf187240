package dev.descent.http;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param data the page's items, newest first unless the list says otherwise
 * @param hasMore whether the list goes on after the last item
 */
public record Page<T>(List<T> data, boolean hasMore) {
    /** Items on a page where the client does not say. */
    public static final String DEFAULT_LIMIT = "20";

    private static final int MAX_LIMIT = 100;

    public Page {
        data = List.copyOf(data);
    }

    /** The page of a query that asked for one item more than {@code limit}, to see whether there is one. */
    public static <T> Page<T> of(List<T> oneMore, int limit) {
        return new Page<>(oneMore.subList(0, Math.min(limit, oneMore.size())), oneMore.size() > limit);
    }

    /** The same page with its items turned into something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> to) {
        return new Page<>(data.stream().<R>map(to).toList(), hasMore);
    }

    /**
     * A limit that may be used.
     *
     * @throws InvalidParameter unless it is between 1 and 100
     */
    public static int checked(int limit) {
        InvalidParameter.checkBetween("limit", limit, 1, MAX_LIMIT);
        return limit;
    }
}
