package dev.descent.ml.data.sample;

import java.util.Locale;
import java.util.Random;

/** The five kinds of white blood cells, with what tells them apart under a microscope. */
enum WhiteCell {
    NEUTROPHIL(150, 13, 0, 0xe2c4d6, 0x000000),
    LYMPHOCYTE(80, 10, 0, 0xb0bae2, 0x000000),
    MONOCYTE(50, 15, 0, 0xbebcd0, 0x000000),
    EOSINOPHIL(28, 13, 40, 0xe8beba, 0xde6e48),
    BASOPHIL(12, 12, 45, 0xcebede, 0x3a1e68);

    private final int count;
    private final double radius;
    private final int granules;
    private final int cytoplasm;
    private final int granule;

    WhiteCell(int count, double radius, int granules, int cytoplasm, int granule) {
        this.count = count;
        this.radius = radius;
        this.granules = granules;
        this.cytoplasm = cytoplasm;
        this.granule = granule;
    }

    /** How many there are in the sample. */
    int count() {
        return count;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    double radius() {
        return radius;
    }

    int granules() {
        return granules;
    }

    /** Its colour, as 0xrrggbb. */
    int cytoplasm() {
        return cytoplasm;
    }

    /** Its colour, as 0xrrggbb. */
    int granule() {
        return granule;
    }

    /** The nucleus of a cell with this centre, radius and turn. */
    Form nucleus(double x, double y, double r, double turned, Random random) {
        return switch (this) {
            case NEUTROPHIL -> lobes(x, y, r, turned, 3 + random.nextInt(2));
            case LYMPHOCYTE -> Form.circle(x, y, 0.84 * r);
            case MONOCYTE -> kidney(x, y, r, turned);
            case EOSINOPHIL, BASOPHIL -> lobes(x, y, r, turned, 2);
        };
    }

    /** Lobes along an arc, each touching the next. */
    private static Form lobes(double x, double y, double r, double turned, int count) {
        double step = count == 2 ? Math.PI : 1.25;
        Form lobes = lobe(x, y, r, turned, count);
        for (int i = 1; i < count; i++) {
            lobes = lobes.and(lobe(x, y, r, turned + i * step, count));
        }
        return lobes;
    }

    private static Form lobe(double x, double y, double r, double angle, int count) {
        double away = (count == 2 ? 0.36 : 0.48) * r;
        return Form.circle(
                x + away * StrictMath.cos(angle), y + away * StrictMath.sin(angle), (count == 2 ? 0.42 : 0.32) * r);
    }

    private static Form kidney(double x, double y, double r, double turned) {
        double dentX = x + 0.75 * r * StrictMath.cos(turned);
        double dentY = y + 0.75 * r * StrictMath.sin(turned);
        return Form.circle(x, y, 0.72 * r).without(Form.circle(dentX, dentY, 0.45 * r));
    }
}
