package dev.descent.ml.train;

import dev.descent.ml.data.Examples;

/** Examples of which it does not matter where they are from. */
interface UnnamedExamples extends Examples {
    @Override
    default int sample(int index) {
        return index;
    }

    @Override
    default String name(int index) {
        return "";
    }
}
