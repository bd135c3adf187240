package dev.descent.bench;

import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.SpecReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws training images as they are (first column) and as some epochs see them, with their masks beside them where they have any. Takes
 * the folder of the data, a data set as JSON, and the PNG to write.
 */
public final class AugmentGrid {
    private static final int ROWS = 6;
    private static final int COLUMNS = 8;

    private final TrainingData data;
    private final int height;
    private final int width;
    private final boolean masks;
    private final BufferedImage grid;

    private AugmentGrid(TrainingData data) {
        this.data = data;
        List<Integer> size = data.input().dimensions();
        this.height = size.get(1);
        this.width = size.get(2);
        this.masks = data.target().positions() > 1;
        this.grid = new BufferedImage(COLUMNS * width * (masks ? 2 : 1), ROWS * height, BufferedImage.TYPE_INT_RGB);
    }

    public static void main(String[] arguments) throws Exception {
        DatasetSpec spec =
                SpecReader.read(JsonMapper.shared().readTree(arguments[1].replace('\'', '"')), DatasetSpec.class);
        DataSize enough = DataSize.ofGigabytes(1);
        Path scratch = Files.createTempDirectory("descent-grid");
        DatasetSettings settings =
                new DatasetSettings(Path.of(arguments[0]), enough, scratch, enough, enough, 1_000_000);
        AugmentGrid grid =
                new AugmentGrid(Datasets.of(settings).load(spec, true).data());
        grid.draw();
        ImageIO.write(grid.grid, "png", Path.of(arguments[2]).toFile());
    }

    private void draw() {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                Examples part = column == 0 ? data.training() : data.training().varied(column);
                draw(part, row, column);
            }
        }
    }

    /** The data set's {@code normalize} must be {@code none}, so that the inputs are from 0 to 255. */
    private void draw(Examples part, int row, int column) {
        float[] features = new float[data.input().size()];
        int outputs = data.target().outputs();
        float[] labels = new float[data.target().positions() * outputs];
        part.read(row * 7, features, 0, labels, 0);
        int left = column * width * (masks ? 2 : 1);
        for (int i = 0; i < height * width; i++) {
            int y = row * height + i / width;
            grid.setRGB(left + i % width, y, colour(features, i));
            if (masks) {
                grid.setRGB(left + width + i % width, y, 0x010101 * grey(labels, i * outputs, outputs));
            }
        }
    }

    private int colour(float[] features, int i) {
        int plane = height * width;
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            int at = features.length == plane ? i : channel * plane + i;
            colour = colour << 8 | (int) features[at];
        }
        return colour;
    }

    private static int grey(float[] labels, int offset, int outputs) {
        for (int c = 0; c < outputs; c++) {
            if (labels[offset + c] == 1) {
                return 255 * c / (outputs - 1);
            }
        }
        return 0;
    }
}
