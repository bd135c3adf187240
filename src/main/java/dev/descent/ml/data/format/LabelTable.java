package dev.descent.ml.data.format;

import dev.descent.ml.data.shape.Target;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Labels of images as they are written.
 *
 * @param path of the labels in the data set's spec
 * @param names of the columns, as a message has them
 * @param columns the cells of each
 * @param place says where a row is: {@code row 7}
 */
record LabelTable(
        String path, Target.Task task, List<String> names, List<List<String>> columns, IntFunction<String> place) {}
