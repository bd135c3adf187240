package dev.descent;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Drawn cells as files, laid out as microscopes' pictures are: {@code images}, {@code masks} and a manifest {@code labels.csv}. */
public final class DrawnCells {
    public static final int NUMBER = 150;

    private static final Color[] GREYS = {Color.BLACK, new Color(128, 128, 128), Color.WHITE};

    private DrawnCells() {}

    /** Writes them into a new folder: of a few sizes, large and small ones, with masks of 0, 128 and 255. */
    public static void into(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("masks"));
        Random random = new Random(1);
        List<String> manifest = new ArrayList<>(List.of("image,label"));
        for (int i = 1; i <= NUMBER; i++) {
            boolean large = i % 3 == 0;
            int height = 40 + random.nextInt(9);
            int width = 40 + random.nextInt(9);
            int radius = (large ? 15 : 8) + random.nextInt(3);
            String image = "images/%03d.bmp".formatted(i);
            Color[] colours = {new Color(220, 200 + random.nextInt(40), 210), new Color(150, 130, 200), Color.BLUE};
            write(draw(height, width, radius, colours), "bmp", folder.resolve(image));
            write(draw(height, width, radius, GREYS), "png", folder.resolve("masks/%03d.png".formatted(i)));
            manifest.add(image + (large ? ",large" : ",small"));
        }
        Files.write(folder.resolve("labels.csv"), manifest);
    }

    private static BufferedImage draw(int height, int width, int radius, Color[] colours) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colours[0]);
        pen.fillRect(0, 0, width, height);
        disc(pen, width / 2, height / 2, radius, colours[1]);
        disc(pen, width / 2, height / 2, radius / 2, colours[2]);
        pen.dispose();
        return image;
    }

    private static void disc(Graphics2D pen, int x, int y, int radius, Color colour) {
        pen.setColor(colour);
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static void write(BufferedImage image, String encoding, Path file) throws IOException {
        if (!ImageIO.write(image, encoding, file.toFile())) {
            throw new IOException("no encoder for " + encoding);
        }
    }
}
