package dev.descent.ml.data.sample;

import dev.descent.ml.data.MaskLabels;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.store.Records;
import java.util.ArrayList;
import java.util.List;

/** The same smear as {@link BloodCells}, with a class for each pixel. */
final class BloodCellMasks implements Sample {
    private static final List<String> CLASSES = List.of("background", "cytoplasm", "nucleus");
    private static final List<String> COLORS = List.of("#000000", "#808080", "#ffffff");

    @Override
    public String name() {
        return "blood-cell-masks";
    }

    @Override
    public RawData make() {
        List<byte[]> pictures = new ArrayList<>();
        List<byte[]> maps = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (WhiteCell kind : WhiteCell.values()) {
            for (int i = 0; i < kind.count(); i++) {
                Canvas canvas = BloodCells.draw(kind, i);
                pictures.add(canvas.picture().values());
                maps.add(canvas.mask());
                names.add(kind.label() + " " + (i + 1));
            }
        }
        Target target = Target.segmentation(CLASSES, BloodCells.SIZE, BloodCells.SIZE);
        MaskLabels labels = new MaskLabels(target, Records.of(maps), COLORS);
        return new RawImages(InputShape.image(3, BloodCells.SIZE, BloodCells.SIZE), pictures, names, labels);
    }
}
