package dev.descent.ml.network;

import dev.descent.ml.optimizer.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Writes {@code model.zip}: what DL4J's {@code ModelSerializer} reads, naming only classes of DL4J's own, so that a program without this
 * one loads it, gives the same outputs (to the bit with the same native library, kernels and helpers, else but for rounding) and can
 * train on. Entries are stored, not deflated, with a fixed time: the same weights are
 * the same bytes, whatever zlib the machine has.
 */
public final class ModelExport {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String UPDATER_STATE = "updaterState.bin";
    static final String SPEC = "spec.json";

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    private ModelExport(ZipOutputStream zip) {
        this.zip = zip;
    }

    /** The content of an entry; written twice, first for its size and checksum. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a trained model.
     *
     * @param parameters flat, as the network gives them
     * @param out left open
     */
    public static void write(NetworkPlan plan, float[] parameters, ExportDetails details, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        ModelExport export = new ModelExport(zip);
        export.text(CONFIGURATION, configuration(plan, details).toJson());
        Slice whole = new Slice(parameters, 0, parameters.length);
        export.entry(COEFFICIENTS, to -> FlatVector.write(List.of(whole), to));
        if (!details.optimizerState().isEmpty()) {
            export.entry(UPDATER_STATE, to -> FlatVector.write(details.optimizerState(), to));
        }
        export.text(SPEC, details.spec().toPrettyString());
        zip.finish();
        zip.flush();
    }

    private static ComputationGraphConfiguration configuration(NetworkPlan plan, ExportDetails details) {
        ComputationGraphConfiguration configuration = plan.configuration();
        configuration.setIterationCount(Math.toIntExact(details.iterations()));
        configuration.setEpochCount(details.epochs());
        IUpdater updater = Updaters.of(details.optimizer(), details.learningRate());
        configuration.getVertices().values().forEach(vertex -> {
            if (vertex instanceof LayerVertex layer && layer.getLayerConf().getLayer() instanceof BaseLayer trained) {
                trained.setIUpdater(updater.clone());
            }
        });
        return configuration;
    }

    private void text(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        entry(name, to -> to.write(bytes));
    }

    private void entry(String name, Content content) throws IOException {
        CountingSink sink = new CountingSink();
        CheckedOutputStream checked = new CheckedOutputStream(sink, new CRC32());
        content.writeTo(checked);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(sink.count);
        entry.setCompressedSize(sink.count);
        entry.setCrc(checked.getChecksum().getValue());
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    /** Keeps only how much went by. */
    private static final class CountingSink extends OutputStream {
        private long count;

        @Override
        public void write(int value) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
