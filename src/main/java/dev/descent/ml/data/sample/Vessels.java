package dev.descent.ml.data.sample;

import dev.descent.ml.data.MaskLabels;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.store.Records;
import java.util.ArrayList;
import java.util.List;

/** Branching vessels, one to three pixels wide and faint in places, with a class for each pixel. */
final class Vessels implements Sample {
    static final int SIZE = 64;
    private static final int COUNT = 160;
    private static final List<String> CLASSES = List.of("background", "vessel");
    private static final List<String> COLORS = List.of("#000000", "#ffffff");

    @Override
    public String name() {
        return "vessels";
    }

    @Override
    public RawData make() {
        List<byte[]> pictures = new ArrayList<>();
        List<byte[]> maps = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Canvas canvas = new VesselTree(31L * (i + 1)).draw();
            pictures.add(canvas.picture().values());
            maps.add(canvas.mask());
            names.add("field " + (i + 1));
        }
        MaskLabels labels = new MaskLabels(Target.segmentation(CLASSES, SIZE, SIZE), Records.of(maps), COLORS);
        return new RawImages(InputShape.image(1, SIZE, SIZE), pictures, names, labels);
    }
}
