package dev.descent.ml.data.image;

import java.util.Arrays;
import java.util.List;

/** Lays out pictures in rows of square cells, as one picture in three channels. */
public final class Grid {
    private static final int GAP = 2;
    private static final byte BACKGROUND = 40;

    private final int columns;
    private final int cell;

    /**
     * @param columns pictures in a row
     * @param cell pixels of a cell's side
     */
    public Grid(int columns, int cell) {
        this.columns = columns;
        this.cell = cell;
    }

    /**
     * The pictures, at least one, row after row: each in the middle of its cell, as
     * large as fits and with its own proportions.
     */
    public Picture of(List<Picture> pictures) {
        int across = Math.min(columns, pictures.size());
        int down = (pictures.size() + columns - 1) / columns;
        int width = GAP + across * (cell + GAP);
        int height = GAP + down * (cell + GAP);
        byte[] values = new byte[3 * height * width];
        Arrays.fill(values, BACKGROUND);
        Picture grid = new Picture(3, height, width, values);
        for (int i = 0; i < pictures.size(); i++) {
            Picture fitted = fitted(pictures.get(i).inChannels(3));
            int top = GAP + i / columns * (cell + GAP) + (cell - fitted.height()) / 2;
            int left = GAP + i % columns * (cell + GAP) + (cell - fitted.width()) / 2;
            paste(fitted, grid, top, left);
        }
        return grid;
    }

    /** Small pictures grow by a whole factor, so that their pixels stay what they are. */
    private Picture fitted(Picture picture) {
        int longest = Math.max(picture.height(), picture.width());
        if (longest <= cell) {
            return enlarged(picture, cell / longest);
        }
        int height = Math.max(1, Math.round((float) picture.height() * cell / longest));
        int width = Math.max(1, Math.round((float) picture.width() * cell / longest));
        return Resize.to(picture, height, width);
    }

    private static Picture enlarged(Picture picture, int factor) {
        int height = picture.height() * factor;
        int width = picture.width() * factor;
        byte[] values = new byte[picture.channels() * height * width];
        for (int i = 0; i < values.length; i++) {
            int row = i / width;
            // rows of all channels lie one after the other, and each channel has a whole number of enlarged ones
            values[i] = picture.values()[row / factor * picture.width() + i % width / factor];
        }
        return new Picture(picture.channels(), height, width, values);
    }

    private static void paste(Picture picture, Picture into, int top, int left) {
        for (int row = 0; row < picture.channels() * picture.height(); row++) {
            int channel = row / picture.height();
            int y = top + row % picture.height();
            System.arraycopy(
                    picture.values(),
                    row * picture.width(),
                    into.values(),
                    (channel * into.height() + y) * into.width() + left,
                    picture.width());
        }
    }
}
