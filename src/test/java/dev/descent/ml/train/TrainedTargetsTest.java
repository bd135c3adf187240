package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every row of {@code docs/choosing-a-loss.md}, trained on small made-up data from its format to its answers. */
class TrainedTargetsTest {
    private static final int ROWS = 60;
    private static final int SIDE = 16;

    @TempDir
    Path scratch;

    private final Recorder log = new Recorder();

    @BeforeEach
    void drawData() throws IOException {
        Path files = Files.createDirectories(scratch.resolve("files"));
        Random random = new Random(11);
        StringBuilder rows = new StringBuilder("u,v,kind,wet,cold,pa,pb,pc,length,width,count,dx,dy\n");
        StringBuilder manifest = new StringBuilder("image,kind,tags,x,y\n");
        for (int i = 0; i < ROWS; i++) {
            double u = random.nextDouble() * 2 - 1;
            double v = random.nextDouble() * 2 - 1;
            double pa = (1 + u) / 4;
            double pb = (1 + v) / 4;
            double turn = Math.atan2(v, u);
            rows.append(String.format(
                    Locale.ROOT,
                    "%f,%f,%s,%d,%d,%f,%f,%f,%f,%f,%d,%f,%f%n",
                    u,
                    v,
                    u > 0.4 ? "c" : u > -0.3 ? "b" : "a",
                    u > 0 ? 1 : 0,
                    v > 0 ? 1 : 0,
                    pa,
                    pb,
                    1 - pa - pb,
                    3 + u,
                    200 + 50 * v,
                    (int) Math.round(5 + 4 * u),
                    Math.cos(turn),
                    Math.sin(turn)));
            draw(files, i, random);
            manifest.append(String.format(
                    "inputs/%d.png,%s,%s,%d,%d%n",
                    i,
                    i % 2 == 0 ? "even" : "odd",
                    i % 3 == 0 ? "bright|" + (i % 2 == 0 ? "even" : "odd") : "dim",
                    i % 4,
                    i % 5));
        }
        Files.writeString(files.resolve("rows.csv"), rows);
        Files.writeString(files.resolve("pictures/list.csv"), manifest);
    }

    /** A bright square on noise, the square alone, and the same in two grey values as a mask. */
    private static void draw(Path files, int i, Random random) throws IOException {
        BufferedImage noisy = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage clean = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        int left = 2 + i % 4 * 2;
        int top = 2 + i % 5;
        for (int at = 0; at < SIDE * SIDE; at++) {
            int x = at % SIDE;
            int y = at / SIDE;
            boolean in = x >= left && x < left + 6 && y >= top && y < top + 6;
            clean.getRaster().setSample(x, y, 0, in ? 255 : 0);
            noisy.getRaster().setSample(x, y, 0, (in ? 160 : 20) + random.nextInt(i % 3 == 0 ? 90 : 40));
        }
        for (String folder : List.of("inputs", "targets")) {
            Path to = Files.createDirectories(files.resolve("pictures").resolve(folder));
            ImageIO.write(
                    folder.equals("inputs") ? noisy : clean,
                    "png",
                    to.resolve(i + ".png").toFile());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'target':'kind'                                         | 'cross_entropy'",
                "'target':'kind'                                         | {'type':'cross_entropy','label_smoothing':0.1}",
                "'target':'kind'                                         | 'weighted_cross_entropy'",
                "'target':'kind'                                         | {'type':'focal','alpha':'balanced'}",
                "'target':['wet','cold'],'task':'multi_label'            | 'binary_cross_entropy'",
                "'target':['wet','cold'],'task':'multi_label'            | {'type':'binary_cross_entropy','positive_weight':2}",
                "'target':['wet','cold'],'task':'multi_label'            | {'type':'focal','alpha':0.25}",
                "'target':['wet','cold'],'task':'multi_label'            | {'type':'dice','class_weights':'balanced'}",
                "'target':['pa','pb','pc'],'task':'soft_labels'          | 'cross_entropy'",
                "'target':['pa','pb','pc'],'task':'soft_labels'          | 'kl_divergence'",
                "'target':'length'                                       | 'mse'",
                "'target':['length','width'],'task':'regression'         | 'mse'",
                "'target':['length','width'],'task':'regression'         | 'huber'",
                "'target':['length','width'],'task':'regression'         | {'type':'quantiles','levels':[0.1,0.5,0.9]}",
                "'target':['length','width'],'task':'regression'         | 'gaussian_nll'",
                "'target':'width'                                        | 'msle'",
                "'target':'width'                                        | 'mape'",
                "'target':'count','task':'regression'                    | 'poisson'",
                "'target':'length'                                       | {'type':'quantile','q':0.9}",
                "'target':'kind'                                         | 'corn'",
                "'target':['dx','dy'],'task':'regression'                | 'cosine'"
            })
    void rowsAreLearned(String format, String loss) throws IOException {
        trained(
                "{'uri':'file:rows.csv','format':{'type':'csv','features':['u','v']," + format + "}}",
                "{'type':'mlp','hidden':[16]}",
                loss);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'images','manifest':'list.csv','label':'kind'                             | 'cross_entropy'",
                "'images','manifest':'list.csv','label':'tags','task':'multi_label'        | 'binary_cross_entropy'",
                "'images','manifest':'list.csv','label':['x','y'],'task':'regression'      | 'mse'"
            })
    void imagesAreLearned(String format, String loss) throws IOException {
        trained(pictures(format), "{'type':'cnn','channels':[8],'dense':[16]}", loss);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'masks','images':'inputs','masks':'targets','classes':{'ground':0,'square':255}"
                        + " | {'type':'sum','terms':[{'loss':'cross_entropy'},{'loss':'dice'}]}",
                "'masks','images':'inputs','masks':'targets','classes':{'ground':0,'square':255} | 'generalized_dice'",
                "'masks','images':'inputs','masks':'targets','classes':{'ground':0,'square':255}"
                        + " | {'type':'tversky','alpha':0.3,'beta':0.7}",
                "'pairs'                                   | 'mse'",
                "'pairs'                                   | 'mae'",
                "'pairs'                                   | 'binary_cross_entropy'",
                "'pairs'                                   | {'type':'custom','formula':'mean((1 + 20*y) * square(y - p))'}",
                "'pairs','target_channels':3               | 'mse'"
            })
    void mapsAreLearned(String format, String loss) throws IOException {
        trained(pictures(format), "{'type':'unet','base_channels':4,'depth':1}", loss);
    }

    @Test
    void termsOfASumAreValidatedOneByOne() throws IOException {
        trained(
                "{'uri':'file:rows.csv','format':{'type':'csv','target':'kind','features':['u','v']}}",
                "{'type':'mlp','hidden':[16]}",
                "{'type':'sum','terms':[{'loss':'cross_entropy'},{'loss':'dice','weight':2}]}");

        JsonNode values = log.epochs.get(0).values();
        assertThat(values.get("validation_loss").doubleValue())
                .isCloseTo(
                        values.get("validation_loss.cross_entropy").doubleValue()
                                + 2 * values.get("validation_loss.dice").doubleValue(),
                        org.assertj.core.api.Assertions.within(1e-9));
    }

    private static String pictures(String format) {
        return "{'uri':'file:pictures','format':{'size':[" + SIDE + "," + SIDE + "],'channels':1,'type':" + format
                + "}}";
    }

    private void trained(String dataset, String model, String loss) throws IOException {
        DataSize size = DataSize.ofMegabytes(64);
        Datasets datasets = Datasets.of(
                new DatasetSettings(scratch.resolve("files"), size, scratch.resolve("cache"), size, size, 40_000_000));
        String json = "{'model':" + model + ",'loss':" + loss
                + ",'optimizer':{'type':'adam','learning_rate':0.01},'training':{'epochs':8,'batch_size':12}}";
        TrainingPlan asked = read(json, TrainingPlan.class);
        TrainingData data = datasets.load(
                        read(dataset, DatasetSpec.class), asked.loss().scalesTarget())
                .data();
        CheckedPlan checked = PlanCheck.check(asked, data, new MemorySize(1L << 30, 1L << 30));
        TrainingResult result =
                new LocalTrainer(scratch).train(new Run(checked.plan(), () -> data, Checkpoints.NONE, log, () -> null));

        EpochSummary last = log.epochs.get(7);
        assertThat(last.loss()).isLessThan(log.epochs.get(0).loss());
        assertThat(last.values().propertyNames()).containsAll(Monitor.known(checked.plan(), data));
        predict(result, data, last);
    }

    /** The validation part again, from the stored model: the same metrics and as many answers. */
    private static void predict(TrainingResult result, TrainingData data, EpochSummary last) throws IOException {
        try (TrainedModel model =
                SavedModel.open(result.files().get("model.zip")).load()) {
            Evaluated again = model.evaluate(data.validation(), List.of(), done -> {});
            assertThat(again.metrics()).isEqualTo(last.validation());
            float[] labels = new float[data.target().positions() * data.target().outputs()];
            List<Prediction> answers = model.predict(new Instances() {
                @Override
                public int size() {
                    return data.validation().size();
                }

                @Override
                public void encode(int index, float[] into, int offset) {
                    data.validation().read(index, into, offset, labels, 0);
                }
            });
            assertThat(answers).hasSize(data.validation().size()).doesNotContainNull();
        }
        JsonNode worst =
                JsonMapper.shared().readTree(result.files().get("worst.json").toFile());
        assertThat(worst.get("samples").size()).isEqualTo(data.validation().size());
        boolean pictures =
                data.target().names().contains("grey") || data.target().names().contains("red");
        assertThat(worst.at("/samples/0/predicted_image").isString()).isEqualTo(pictures);
    }

    private static <T> T read(String json, Class<T> type) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), type);
    }
}
