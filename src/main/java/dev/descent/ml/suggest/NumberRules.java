package dev.descent.ml.suggest;

import static dev.descent.ml.suggest.Proposal.number;
import static dev.descent.ml.suggest.Proposal.percent;

import java.util.Comparator;
import java.util.List;

/** What speaks for losses where labels are numbers: by the column that is furthest from ordinary. */
final class NumberRules {
    private static final double SOME = 0.001;
    private static final double MANY = 0.05;

    private final NumberFacts column;
    private final String range;
    private final String outliers;

    NumberRules(LabelFacts facts) {
        column = facts.numbers().stream()
                .max(Comparator.comparingDouble(NumberFacts::outliers))
                .orElseThrow();
        range = column.name() + " goes from " + number(column.least()) + " to " + number(column.greatest())
                + ", its median is " + number(column.median());
        outliers = percent(column.outliers()) + " of " + column.name()
                + " are more than six robust deviations off the median";
    }

    List<Proposal> proposals() {
        return List.of(squares(), robust(), magnitudes(), smooth(), counts(), logarithms(), shares());
    }

    private boolean isOrdinary() {
        return column.outliers() <= SOME;
    }

    private Proposal squares() {
        return new Proposal("{\"type\": \"mse\"}")
                .because(true, 2, range + ", and the mean is what is predicted")
                .because(isOrdinary(), 3, "there are hardly any outliers: " + outliers)
                .but(!isOrdinary(), 1, outliers + ", and each pulls with the square of its error");
    }

    private Proposal robust() {
        return new Proposal("{\"type\": \"huber\"}")
                .because(!isOrdinary(), 5, outliers + ": errors beyond delta count by their magnitude only")
                .because(isOrdinary(), 1, "it is mse but for large errors: " + outliers);
    }

    private Proposal magnitudes() {
        return new Proposal("{\"type\": \"mae\"}")
                .because(!isOrdinary(), 3, outliers + ", and to the median, which it predicts, they are one value each")
                .because(column.outliers() > MANY, 2.5, "they are too many to be accidents");
    }

    private Proposal smooth() {
        return new Proposal("{\"type\": \"log_cosh\"}")
                .because(!isOrdinary(), 2.5, outliers + ": like huber, with nothing to choose");
    }

    private Proposal counts() {
        return new Proposal("{\"type\": \"poisson\"}")
                .because(
                        column.isCount(),
                        5.5,
                        column.name() + " are whole numbers from " + number(column.least()) + " to "
                                + number(column.greatest()) + ", " + percent(column.zeros())
                                + " of them 0: counts, whose spread grows with them");
    }

    private Proposal logarithms() {
        return new Proposal("{\"type\": \"msle\"}")
                .because(column.spansOrders(), 5.2, range + ": it spans orders of magnitude, and ratios count");
    }

    private Proposal shares() {
        boolean positive = column.least() > 0 && column.greatest() > 10 * column.least();
        return new Proposal("{\"type\": \"mape\"}")
                .because(positive, 2.2, range + ", never 0: an error can count as a share of the value")
                .but(positive, 0, "it leans to values that are too low");
    }
}
