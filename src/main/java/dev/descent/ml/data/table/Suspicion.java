package dev.descent.ml.data.table;

/**
 * What nearly all cells of a column look like, besides those that are numbers.
 *
 * @param count cells that look so
 * @param example the first
 * @param spot where it stands
 * @param detail as in {@link Sight}
 * @param mayBeName whether there are so few different ones that they may be meant as names
 */
public record Suspicion(Look look, int count, String example, Spot spot, String detail, boolean mayBeName) {

    Suspicion asName() {
        return new Suspicion(look, count, example, spot, detail, true);
    }
}
