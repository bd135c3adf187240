package dev.descent.ml.data.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Kinds of images that we do not read, so that a message can say what somebody has:
 * by a file's ending, or by its first bytes.
 */
public enum ForeignImage {
    TIFF("II\\*\0.*|MM\0\\*.*|II\\+\0.*|MM\0\\+.*", "tif", "tiff"),
    GIF("GIF8[79]a.*", "gif"),
    WEBP("RIFF.{4}WEBP.*", "webp"),
    HEIC("....ftyp(heic|heix|hevc|mif1|msf1).*", "heic", "heif"),
    AVIF("....ftypavi[fs].*", "avif"),
    JPEG_2000("\0\0\0\u000cjP  .*|\u00ffO\u00ffQ.*", "jp2", "j2k", "jpx"),
    JPEG_XL("\u00ff\n.*|\0\0\0\u000cJXL .*", "jxl"),
    PSD("8BPS.*", "psd"),
    DICOM(".{128}DICM.*", "dcm", "dicom"),
    PNM("P[1-7]\\s.*", "pbm", "pgm", "ppm", "pnm", "pam"),
    SVG("\\s*(<\\?xml.*)?<svg.*", "svg"),
    TGA("(?!)", "tga"),
    ICO("\0\0\u0001\0.*", "ico"),
    EXR("v/1\u0001.*", "exr"),
    NUMPY("\u0093NUMPY.*", "npy", "npz"),
    MATLAB("MATLAB .*", "mat"),
    NIFTI("(?!)", "nii"),
    CAMERA_RAW("(?!)", "raw", "cr2", "cr3", "nef", "arw", "dng", "orf", "rw2"),
    VIDEO("(?!)", "mp4", "avi", "mov", "webm", "mkv");

    private static final int LOOKED_AT = 1024;

    private final Pattern start;
    private final Pattern endings;

    ForeignImage(String start, String... endings) {
        this.start = Pattern.compile(start, Pattern.DOTALL);
        this.endings = Pattern.compile(String.join("|", endings));
    }

    /** As a message names it, with the format that reads it if there is one. */
    public String told() {
        return this == NUMPY ? this + " (which the format numpy reads)" : toString();
    }

    /** By its first bytes. */
    static Optional<ForeignImage> of(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(LOOKED_AT, bytes.length), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(kind -> kind.start.matcher(begin).matches())
                .findFirst();
    }

    /** By its name. */
    public static Optional<ForeignImage> named(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.matcher(ending).matches())
                .findFirst();
    }

    /** As a message names it. */
    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}
