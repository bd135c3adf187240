package dev.descent.ml.base;

import java.util.random.RandomGenerator;

/** The shuffle by Fisher and Yates. */
public final class Shuffle {
    private Shuffle() {}

    /** Puts {@code values} into an order in which every order is as likely. */
    public static void inPlace(int[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = values[i];
            values[i] = values[other];
            values[other] = moved;
        }
    }
}
