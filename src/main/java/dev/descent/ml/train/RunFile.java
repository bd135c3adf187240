package dev.descent.ml.train;

/** Files that a run leaves behind, each if there is something to write in it. */
public enum RunFile {
    MODEL("model.zip"),
    REPORT("report.json"),
    WORST("worst.json"),
    SAMPLES("samples.bin");

    private final String fileName;

    RunFile(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }
}
