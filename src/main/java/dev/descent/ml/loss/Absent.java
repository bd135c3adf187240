package dev.descent.ml.loss;

/** What an overlap loss does with a class that an example's labels have not. */
public enum Absent {
    /** The class has its score like any other. */
    SCORE("a class that an example has not is scored like any other: smooth / (sum(p) + smooth) is all that "
            + "overlaps, so that it costs nearly its whole share of the score as soon as a little of it is "
            + "predicted there (\"absent\": \"skip\" leaves it out)"),
    /** The class is not counted in this example. */
    SKIP("a class that an example has not is left out of its score: what is predicted of it there costs nothing");

    private final String cost;

    Absent(String cost) {
        this.cost = cost;
    }

    /** What it costs, in a sentence. */
    String cost() {
        return cost;
    }
}
