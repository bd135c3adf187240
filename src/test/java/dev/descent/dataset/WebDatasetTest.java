package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.dataset.remote.FetchProgress;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.TarShards;
import dev.descent.ml.data.source.WatchedFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebDatasetTest {
    private static final byte[] IMAGE = Pictures.image("png", 8, 8, 0x804020);

    @TempDir
    Path files;

    @Test
    void filesOfOneKeyAreASample() throws IOException {
        new Tars().withAnimals(0, 6).to(files.resolve("a.tar"));
        LoadedDataset loaded = load("a.tar", "");

        assertThat(loaded.data().target()).isEqualTo(Target.classification(List.of("cat", "dog")));
        assertThat(loaded.summary().get("examples").intValue()).isEqualTo(6);
        assertThat(loaded.data().training().name(0)).isEqualTo("000000.jpg");
        assertThat(loaded.data().warnings()).isEmpty();
    }

    @Test
    void shardsOfAFolderAreOneDataSetPackedOrNot() throws IOException {
        new Tars().withAnimals(0, 6).to(files.resolve("whole/a.tar"));
        new Tars().withAnimals(0, 3).to(files.resolve("parts/a-000.tar"));
        new Tars().withAnimals(3, 4).packedTo(files.resolve("parts/a-001.tar.gz"));
        new Tars().withAnimals(4, 6).packedTo(files.resolve("parts/a-002.tgz"));
        Files.writeString(files.resolve("parts/README"), "");
        LoadedDataset whole = load("whole", "");
        LoadedDataset parts = load("parts", "");

        assertThat(RealDataTest.features(parts.data(), parts.data().training()))
                .isEqualTo(RealDataTest.features(whole.data(), whole.data().training()));
        assertThat(names(parts.data())).contains("a-001.tar.gz/000003.jpg", "a-002.tgz/000005.jpg");
        assertThat(parts.data().warnings())
                .containsExactly("1 file is left out, since only what is named like a tar archive is read: README");
    }

    @Test
    void shardsWithoutFilesAreToldOf() throws IOException {
        new Tars().withAnimals(0, 4).to(files.resolve("d/a.tar"));
        new Tars().to(files.resolve("d/b.tar"));

        assertThat(load("d", "").data().warnings()).contains("1 tar archive without a file: b.tar");
    }

    @Test
    void namesWithPointsBeforeTheirEndingAreExplained() throws IOException {
        new Tars().with("img.1.jpg", IMAGE).with("img.1.cls", "a").to(files.resolve("a.tar"));

        assertThat(faults("a.tar", ""))
                .containsExactly("uri holds no sample that has both an image (png, jpg, bmp) and .cls: what is"
                        + " there: 1 sample, with files that end in 1.cls, 1.jpg; a sample's name ends at its first point, so"
                        + " that 1.cls is an ending");
    }

    @Test
    void packedShardIsUnpackedOnce() throws IOException {
        new Tars().with("1.cls", "cat").packedTo(files.resolve("a.tar.gz"));
        new Tars().with("2.cls", "dog").packedTo(files.resolve("b.tar.gz"));
        List<String> names = List.of("a.tar.gz", "b.tar.gz");
        try (TarShards shards = new TarShards(DataFiles.at(files, Limits.DEFAULT), names, Limits.DEFAULT)) {
            for (String name : names) {
                Files.delete(files.resolve(name));
            }

            assertThat(shards.read("a.tar.gz/1.cls", 10)).asString().isEqualTo("cat");
            assertThat(shards.read("b.tar.gz/2.cls", 10)).asString().isEqualTo("dog");
        }
    }

    @Test
    void readingIsToldAndEndsWhereNobodyWaitsForItAnyMore() throws IOException {
        new Tars().withAnimals(0, 6).to(files.resolve("a.tar"));
        List<FetchProgress> told = new ArrayList<>();
        IllegalStateException stop = new IllegalStateException("stop");

        assertThatThrownBy(() -> Loading.below(files).load(Loading.spec(json("a.tar", "")), true, new FetchWatch() {
                    @Override
                    public void waiting(FetchProgress progress) {}

                    @Override
                    public void reading(FetchProgress progress) {
                        told.add(progress);
                        if (told.size() == 8) {
                            throw stop;
                        }
                    }
                }))
                .isSameAs(stop);
        // the archive's beginning, six labels, and an image
        assertThat(told).hasSize(8).extracting(FetchProgress::bytes).isSorted();
    }

    @Test
    void copyOfAShardInAnArchiveIsTold() throws IOException {
        new Tars().withAnimals(0, 6).to(files.resolve("a.tar"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(files.resolve("a.zip")))) {
            zip.putNextEntry(new ZipEntry("a.tar"));
            Files.copy(files.resolve("a.tar"), zip);
        }
        AtomicLong told = new AtomicLong();
        try (DataFiles there = DataFiles.at(files.resolve("a.zip"), Limits.DEFAULT);
                FileChannel copy = new WatchedFiles(there, (bytes, total) -> told.set(bytes), null).channel("a.tar")) {
            assertThat(copy.size()).isEqualTo(Files.size(files.resolve("a.tar")));
            assertThat(told).hasValue(copy.size());
        }
    }

    @Test
    void namesOfShardsAreTheSplit() throws IOException {
        new Tars().withAnimals(0, 4).to(files.resolve("d/pets-train-000.tar"));
        new Tars().withAnimals(4, 8).to(files.resolve("d/pets-train-001.tar"));
        new Tars().withAnimals(8, 10).to(files.resolve("d/pets-val-000.tar"));
        new Tars().withAnimals(10, 14).to(files.resolve("d/pets-test-000.tar"));
        TrainingData data = load("d", "").data();

        assertThat(data.training().size()).isEqualTo(8);
        assertThat(data.validation().size()).isEqualTo(2);
        assertThat(data.test().size()).isEqualTo(4);
        assertThat(data.warnings()).anyMatch(warning -> warning.startsWith("the parts are given by the names of the"));
    }

    @Test
    void shardsThatSayNoPartLeaveTheSplitToTheJob() throws IOException {
        new Tars().withAnimals(0, 4).to(files.resolve("d/train.tar"));
        new Tars().withAnimals(4, 8).to(files.resolve("d/val.tar"));
        new Tars().withAnimals(8, 12).to(files.resolve("d/more.tar"));

        assertThat(load("d", "").data().warnings())
                .contains("the name of 1 shard says no part, such as more.tar, though others do: the data is divided"
                        + " by split");
    }

    @Test
    void samplesThatLackAFileAreLeftOutAndCounted() throws IOException {
        new Tars()
                .withAnimals(0, 4)
                .with("x.jpg", IMAGE)
                .with("y.cls", "cat")
                .with("y.webp", "RIFF")
                .with("z.jpg", IMAGE)
                .with("z.cls", " \n")
                .with("__meta__/list.txt", "")
                .with("Makefile", "")
                .to(files.resolve("d/a.tar"));
        new Tars()
                .withAnimals(4, 8)
                .with("x.cls", "dog")
                .with("000004.txt", "a dog")
                .to(files.resolve("d/b.tar"));
        LoadedDataset loaded = load("d", "");

        assertThat(loaded.summary().get("examples").intValue()).isEqualTo(8);
        assertThat(loaded.data().warnings())
                .containsExactly(
                        "1 sample is left out, since there is no .cls: a.tar/x",
                        "2 samples are left out, since there is no image: a.tar/y, b.tar/x",
                        "1 sample is left out, since there is no label in it: a.tar/z",
                        "1 of these have files in several shards, where a sample must be whole in one: x",
                        "2 files are left out, since no sample has a file of such a name: a.tar/__meta__/list.txt,"
                                + " a.tar/Makefile",
                        "files of samples are not used that end in txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'path':'category'; {\"category\": \"%s\", \"more\": 1}; CLASSIFICATION; a, b",
                "'path':'objects.0.name'; {\"objects\": [{\"name\": \"%s\"}]}; CLASSIFICATION; a, b",
                "'label':'json'; \"%s\"; CLASSIFICATION; a, b",
                "'label':'json','task':'multi_label'; [\"%s\", \"both\"]; MULTI_LABEL; a, b, both",
                "'path':['box.0','box.1'],'task':'regression'; {\"box\": [1.5, %d]}; REGRESSION; box.0, box.1"
            })
    void labelIsAMemberOfTheJson(String format, String json, Target.Task task, String names) throws IOException {
        Tars tar = new Tars();
        for (int i = 0; i < 6; i++) {
            String text = json.contains("%d") ? json.formatted(i) : json.formatted(i % 2 == 0 ? "a" : "b");
            tar.with("dir/" + i + ".png", IMAGE).with("dir/" + i + ".json", text);
        }
        tar.to(files.resolve("a.tar"));
        Target target = load("a.tar", "," + format).data().target();

        assertThat(target.task()).isEqualTo(task);
        assertThat(target.names()).containsExactly(names.split(", "));
    }

    @ParameterizedTest
    @CsvSource({"seg.png", "mask.png", "left.seg.bmp"})
    void masksHaveAClassForEachPixel(String ending) throws IOException {
        Tars tar = new Tars();
        for (int i = 0; i < 4; i++) {
            byte[] mask = Pictures.grey(8, 8, i % 2 * 255);
            tar.with(i + ".jpg", Pictures.image("jpg", 8, 8, 0x80)).with(i + "." + ending, mask);
        }
        tar.to(files.resolve("a.tar"));
        TrainingData data = load("a.tar", ",'classes':{'ground':0,'cell':255}").data();

        assertThat(data.target()).isEqualTo(Target.segmentation(List.of("ground", "cell"), 8, 8));
        assertThat(data.counts()).containsExactly(128L, 64L);
    }

    @Test
    void aThresholdPartsTheClassesOfMasksThatAreJpeg() throws IOException {
        Tars tar = new Tars();
        for (int i = 0; i < 4; i++) {
            byte[] mask = Pictures.image("jpg", 8, 8, i % 2 * 0xf0f0f0);
            tar.with(i + ".png", Pictures.image("png", 8, 8, 0x80)).with(i + ".mask.jpg", mask);
        }
        tar.to(files.resolve("a.tar"));
        String classes = ",'image':'png','label':'mask.jpg','classes':{'ground':0,'cell':255}";

        assertThat(load("a.tar", classes + ",'threshold':128").data().counts()).containsExactly(128L, 64L);
        assertThat(faults("a.tar", classes)).isNotEmpty().allMatch(text -> text.contains("is a JPEG"));
    }

    @Test
    void numbersThatAreNoneAreFaultsThatNameTheSample() throws IOException {
        new Tars()
                .with("a.jpg", IMAGE)
                .with("a.cls", "1.5")
                .with("b.jpg", IMAGE)
                .with("b.cls", "many")
                .to(files.resolve("a.tar"));

        assertThat(faults("a.tar", ",'task':'regression'"))
                .containsExactly("format.label must hold numbers for a regression, and has \"many\" in column"
                        + " \"label\" of sample b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "-; uri holds no sample that has both an image (png, jpg, bmp) and .cls: what is there: 1 sample, with files"
                        + " that end in json, left.jpg, right.jpg",
                "'path':'a'; format.image must say which image is meant, since sample k has several: left.jpg, right.jpg",
                "'image':'left.jpg','path':'a'; format.path must lead to labels: in k.json \"a\" is an object, name what is"
                        + " inside, such as \"a.b\"",
                "'image':'left.jpg','path':'a.b'; format.path must lead to labels: in k.json \"a.b\" is a list, name what"
                        + " is inside, such as \"a.b.0\"",
                "'image':'left.jpg','path':'a.b','task':'multi_label'; uri holds k.json, where \"a.b\" has an element that"
                        + " is no class: \"{}\"",
                "'image':'left.jpg','path':'c'; format.path leads to no label in any of the samples, such as k.json",
                "'path':'a','label':'cls'; format.path is for labels in JSON, was for cls",
                "'path':['a','b']; format.path must be one unless task is regression",
                "'task':'segmentation'; format.classes is for masks, and is needed for them: task segmentation",
                "'ignore':255; format.ignore is for masks: give their classes",
                "'threshold':9; format.threshold is for masks: give their classes",
                "'label':'.cls'; format.label must be an ending such as jpg, at most 100 characters without /, was .cls"
            })
    void whatCannotBeReadIsTold(String format, String fault) throws IOException {
        new Tars()
                .with("k.left.jpg", IMAGE)
                .with("k.right.jpg", IMAGE)
                .with("k.json", "{\"a\": {\"b\": [{}]}}")
                .to(files.resolve("a.tar"));

        assertThat(faults("a.tar", format.equals("-") ? "" : "," + format)).containsExactly(fault);
    }

    @Test
    void aTarReadAsImagesIsAnsweredWithTheFormatThatReadsIt() throws IOException {
        new Tars().withAnimals(0, 2).to(files.resolve("a.tar"));

        assertThat(Loading.faults(files, json("a.tar", "").replace("webdataset", "images"))
                        .toString())
                .contains("set type to webdataset");
    }

    private static List<String> names(TrainingData data) {
        return Stream.of(data.training(), data.validation())
                .flatMap(part -> IntStream.range(0, part.size()).mapToObj(part::name))
                .toList();
    }

    private LoadedDataset load(String name, String format) {
        return Loading.load(files, json(name, format));
    }

    private List<String> faults(String name, String format) {
        return Loading.faultTexts(files, json(name, format));
    }

    private static String json(String name, String format) {
        return ("{'uri':'file:" + name + "','format':{'type':'webdataset','size':[8,8]" + format
                        + "},'split':{'validation':0.25}}")
                .replace('\'', '"');
    }
}
