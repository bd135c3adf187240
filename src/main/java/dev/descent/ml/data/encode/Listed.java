package dev.descent.ml.data.encode;

import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.FirstFew;
import java.util.List;

/** Lists of words out of files, as messages show them. */
public final class Listed {
    private static final int MOST = 20;

    private Listed() {}

    public static String of(List<String> words) {
        return FirstFew.counted(words.stream().map(Shown::name).toList(), MOST);
    }
}
