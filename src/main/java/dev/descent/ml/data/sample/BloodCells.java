package dev.descent.ml.data.sample;

import dev.descent.ml.data.ClassLabels;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.shape.InputShape;
import java.util.ArrayList;
import java.util.List;

/** White blood cells on a stained smear, as unevenly frequent as in blood. */
final class BloodCells implements Sample {
    static final int SIZE = 48;

    @Override
    public String name() {
        return "blood-cells";
    }

    @Override
    public RawData make() {
        List<byte[]> pictures = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (WhiteCell kind : WhiteCell.values()) {
            for (int i = 0; i < kind.count(); i++) {
                pictures.add(draw(kind, i).picture().values());
                names.add(kind.label() + " " + (i + 1));
                kinds.add(kind.label());
            }
        }
        return new RawImages(InputShape.image(3, SIZE, SIZE), pictures, names, ClassLabels.of(kinds));
    }

    /** One field of view; its mask has 0 for the background, 1 for cytoplasm and 2 for nucleus. */
    static Canvas draw(WhiteCell kind, int index) {
        return smear(kind, index).draw();
    }

    static Smear smear(WhiteCell kind, int index) {
        return new Smear(kind, 7919L * (index + 1) + kind.label().hashCode());
    }
}
