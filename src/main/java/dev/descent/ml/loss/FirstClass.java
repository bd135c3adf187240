package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Looks whether the class that some losses take for the background is the one that is called so. */
final class FirstClass {
    private static final Pattern BACKGROUND = Pattern.compile("(.*\\b|.*_)?(background|bg|backgr|back)(\\b.*|_.*)?");

    private FirstClass() {}

    /** @param loss which takes the first class for the background, and in what way, to begin a warning with */
    static List<String> warnings(String loss, Target target) {
        List<String> names = target.names();
        return target.isExclusive() && !names.isEmpty() && !isBackground(names.get(0))
                ? names.stream()
                        .filter(FirstClass::isBackground)
                        .limit(1)
                        .map(name -> loss + ", which is \"" + names.get(0) + "\", and not \"" + name
                                + "\": classes are in the order of their values in masks, or of their names")
                        .toList()
                : List.of();
    }

    private static boolean isBackground(String name) {
        return BACKGROUND.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
