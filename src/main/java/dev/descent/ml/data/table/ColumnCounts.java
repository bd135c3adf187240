package dev.descent.ml.data.table;

import org.jspecify.annotations.Nullable;

/** What kinds of cells one column has, cell after cell. */
final class ColumnCounts {
    private final String name;
    private final boolean named;
    private final int place;
    private final Notation notation;
    private final SightTally sights = new SightTally();
    private final OrderTally order = new OrderTally();
    private final DigitsTally digits = new DigitsTally();
    private final MarkTally marks = new MarkTally();
    private final SeriesTally series = new SeriesTally();
    private int numbers;
    private int missing;
    private int words;
    private String firstWord = "";
    private Spot firstSpot = new Spot(0, "");
    private @Nullable String flaw;

    ColumnCounts(String name, boolean named, int place, Notation notation) {
        this.name = name;
        this.named = named;
        this.place = place;
        this.notation = notation;
    }

    void add(String text, Spot spot) {
        double number = notation.number(text);
        if (!Double.isNaN(number)) {
            numbers++;
            order.add(text, number);
            series.add(number);
            digits.add(text, number);
        } else if (notation.isMissing(text)) {
            missing++;
        } else {
            addWord(Spelling.clean(text), spot);
        }
    }

    /** A number that is stored as one, in no notation. */
    void add(double number) {
        if (notation.isMissing(number)) {
            missing++;
        } else {
            numbers++;
            order.add(number);
            series.add(number);
            digits.add();
        }
    }

    private void addWord(String text, Spot spot) {
        if (words++ == 0) {
            firstWord = text;
            firstSpot = spot;
        }
        if (!marks.add(text)) {
            sights.add(text, spot);
            series.add(text);
        }
        if (flaw == null) {
            flaw = Flaw.of(text).map(found -> found + " in " + spot).orElse(null);
        }
    }

    ColumnOutline outline() {
        ColumnTraits traits = new ColumnTraits(
                named,
                sights.suspicion(numbers, words - marks.count()).orElse(null),
                marks.count(),
                marks.first(),
                flaw,
                order.isCounting(),
                notation.decimal() == '.' && order.isGrouped(),
                series.isInOrder(),
                new ColumnTraits.Digits(digits.rounded(), digits.padded()));
        return new ColumnOutline(name, place, numbers, missing, words, firstWord, firstSpot, traits);
    }
}
