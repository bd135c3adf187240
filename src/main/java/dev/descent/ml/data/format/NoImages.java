package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.spec.FirstFew;
import java.util.List;
import java.util.Locale;

/** What to say where a folder has no images: what it has instead, and where images are. */
record NoImages(DataFiles files, FolderSide side, List<String> tops) {
    private static final int SHOWN = 6;

    String text() {
        String folder = side.folder();
        List<String> others =
                tops.stream().flatMap(top -> side.inside(files, top).stream()).toList();
        return place(folder, others)
                + ImageList.foreign(files.names())
                        .map(kinds -> "; there are " + kinds + ", and PNG, JPEG and BMP are read")
                        .orElse("")
                + folders()
                + ofEach()
                + annotations();
    }

    private static String place(String folder, List<String> others) {
        if (others.isEmpty()) {
            return "is no folder of the data set: \"" + folder + '"';
        }
        return "names the folder \"" + folder
                + (others.stream().anyMatch(ImageList::isImage)
                        ? "\", in which no image is named as the format says"
                        : "\", which has no images, but " + ImageList.first(others));
    }

    /** Where there are images, the shortest names first. */
    private String folders() {
        List<String> folders = files.names().stream()
                .filter(ImageList::isImage)
                .map(name -> name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : ".")
                .distinct()
                .sorted()
                .map(name -> '"' + name + '"')
                .toList();
        return folders.isEmpty() ? "" : "; images are in " + FirstFew.of(folders, SHOWN) + around(folders);
    }

    /** A point names those in no folder, and there are none. */
    private String around(List<String> folders) {
        return side.folder().equals(".") && folders.size() > 1
                ? ": to have all of them, put these folders into one, and name that"
                : "";
    }

    /** Folders of one image and its masks, as some challenges have them. */
    private String ofEach() {
        long own = files.names().stream()
                .filter(name -> ImageList.isImage(name) && name.matches("(?i).*/masks?/[^/]*"))
                .map(name -> name.replaceFirst("(?i)/masks?/[^/]*$", ""))
                .distinct()
                .count();
        return own < 2
                ? ""
                : "; where each image has a folder of its own, put all images into one folder and their masks into another,"
                        + " under the same names; several masks of one image are to be drawn into one";
    }

    /** Regions that are written and not drawn, as COCO and YOLO do. */
    private String annotations() {
        boolean written = files.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.endsWith(".json") || name.endsWith(".xml") || name.endsWith(".txt"));
        return side.parameter().equals("masks") && written
                ? "; regions that are written as polygons or boxes (JSON, XML or text) are not read: draw them as images"
                : "";
    }
}
