package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.base.Sha256;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts that somebody divided: in data of their own, or by a column. */
class OwnPartsTest {
    private static final String FORMAT = "'format':{'type':'csv','target':'y','task':'regression'}";

    @TempDir
    Path files;

    @BeforeEach
    void rows() throws IOException {
        write("training.csv", "colour,a,y\nred,1,2\nblue,3,6\nred,5,10\nblue,7,14\n");
        write("judge.csv", "y,a,colour,more\n200,100,red,x\n8,4,blue,y\n");
    }

    @Test
    void partOfItsOwnIsSeenAsTheTrainingPartTeaches() {
        TrainingData alone = load("'split':{'validation':0}").data();
        LoadedDataset loaded = load("'split':{'validation':{'uri':'file:judge.csv'}}");

        TrainingData data = loaded.data();
        assertThat(data.encoding()).isEqualTo(alone.encoding());
        assertThat(data.training().size()).isEqualTo(4);
        assertThat(data.validation().size()).isEqualTo(2);
        // mean 4 and deviation sqrt(5) of the training rows; colours in the order of their letters
        assertThat(row(data, data.validation(), 0)[2]).isEqualTo((float) (96 / Math.sqrt(5)));
        assertThat(row(data, data.validation(), 1)).startsWith(1, 0);
        assertThat(data.validation().name(1)).isEqualTo("row 2");
        assertThat(loaded.summary().get("examples").intValue()).isEqualTo(6);
        assertThat(loaded.summary().at("/split/validation").intValue()).isEqualTo(2);
    }

    @Test
    void groupsThatAreTrainedOnAreToldOfAPartOfItsOwn() throws IOException {
        StringBuilder trained = new StringBuilder("a,y,patient_id\n");
        StringBuilder judging = new StringBuilder("patient_id,a,y\n");
        for (int i = 0; i < 40; i++) {
            trained.append(i * 7 % 40)
                    .append(',')
                    .append(i)
                    .append(",p")
                    .append(i / 4)
                    .append('\n');
            judging.append('p')
                    .append(i / 4 + 7)
                    .append(',')
                    .append(i * 3 % 40 + 0.5)
                    .append(',')
                    .append(i)
                    .append('\n');
        }
        write("training.csv", trained.toString());
        write("judge.csv", judging.toString());

        assertThat(load("'split':{'validation':0,'test':{'uri':'file:judge.csv'}}")
                        .data()
                        .warnings())
                .contains(
                        "of the 10 in column \"patient_id\" whose rows the test part has, 3 have others that are trained on:"
                                + " this part does not tell how it goes with new ones; to keep each in one part, bring a part of others");
    }

    @Test
    void groupsOfImagesAreToldByTheirNames() throws IOException {
        Map<String, byte[]> trained = new TreeMap<>();
        Map<String, byte[]> judging = new TreeMap<>();
        for (int i = 0; i < 24; i++) {
            String kind = i % 2 == 0 ? "red/" : "blue/";
            trained.put(kind + "patient" + i / 4 + "_" + i + ".png", Pictures.image("png", 8, 8, 0x1000 * i));
            judging.put(kind + "patient" + (i / 4 + 4) + "_" + i + ".png", Pictures.image("png", 8, 8, 0x1000 * i + 9));
        }
        new ImageFolder(files).write(trained);
        new ImageFolder(files.resolve("other")).write(judging);

        String json = "{'uri':'file:d','format':{'type':'images','size':[8,8]},"
                + "'split':{'validation':{'uri':'file:other/d'}}}";
        assertThat(Loading.load(files, json.replace('\'', '"')).data().warnings())
                .anyMatch(text ->
                        text.startsWith("of the 6 that names of files tell apart (the first is \"patient0\") whose"
                                + " images the validation part has, 2 have others that are trained on"));
    }

    @Test
    void bothPartsMayHaveTheirOwn() {
        LoadedDataset loaded =
                load("'split':{'validation':{'uri':'file:judge.csv'},'test':{'uri':'file:training.csv'},'seed':3}");

        assertThat(loaded.data().test().size()).isEqualTo(4);
        assertThat(loaded.data().warnings())
                .contains("split.seed, stratify and groups are not used: no part is a share of the data");
    }

    @Test
    void resolvedSpecPinsTheBytesAndIsReadBack() throws IOException {
        DatasetSpec resolved =
                load("'split':{'validation':{'uri':'file:judge.csv'}}").resolved();

        String hash = Sha256.of(Files.readAllBytes(files.resolve("judge.csv")));
        assertThat(resolved.split().validation().own())
                .satisfies(own -> assertThat(own.sha256()).isEqualTo(hash));
        assertThat(SpecReader.read(SpecWriter.write(resolved), DatasetSpec.class))
                .isEqualTo(resolved);
        write("judge.csv", "y,a,colour\n1,1,red\n2,2,red\n");
        assertThat(faults("'split':{'validation':{'uri':'file:judge.csv','sha256':'" + hash + "'}}"))
                .singleElement()
                .asString()
                .startsWith("split.validation.sha256 does not match");
    }

    @Test
    void otherBytesOfAPartAreAnotherDataset() throws IOException {
        Datasets datasets = Loading.below(files);
        DatasetSpec spec = Loading.spec(json("'split':{'validation':{'uri':'file:judge.csv'}}"));
        assertThat(datasets.load(spec, true).data().validation().size()).isEqualTo(2);

        write("judge.csv", "y,a,colour\n1,1,red\n2,2,red\n3,3,blue\n");

        assertThat(datasets.load(spec, true).data().validation().size()).isEqualTo(3);
    }

    @Test
    void everyReferenceThatNamesNothingIsTold() {
        assertThat(faults("'split':{'validation':{'uri':'file:x.csv'},'test':{'uri':'sample:x'}}"))
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("split.validation.uri names nothing"))
                .anyMatch(fault -> fault.startsWith("split.test.uri names no sample"));
    }

    @Test
    void partThatDoesNotFitIsRefusedAtItsReference() throws IOException {
        write("judge.csv", "y,b\n1,1\n2,2\n");

        assertThat(faults("'split':{'validation':{'uri':'file:judge.csv'}}"))
                .isNotEmpty()
                .allMatch(fault -> fault.startsWith("split.validation.uri does not fit: format."));
    }

    @Test
    void shareOrReferenceMustBeOne() {
        assertThat(faults("'split':{'validation':'x','test':{'url':'a'}}"))
                .containsExactly(
                        "split.validation must be a share of the examples, or an object with a uri",
                        "split.test.url is not known here (did you mean \"uri\"?); known are uri, sha256",
                        "split.test.uri is required");
        assertThat(faults("'split':{'validation':1.5}")).containsExactly("split.validation must be below 1, was 1.5");
    }

    @Test
    void evaluatedPartIsItsOwnData() {
        TrainingData trained = load("'split':{'validation':0}").data();
        DatasetSpec spec = Loading.spec(json("'split':{'validation':{'uri':'file:judge.csv'}}"));
        Encoding encoding = SpecReader.read(trained.encoding(), Encoding.class);

        EncodedPart part = Loading.encoded(files, spec, Part.VALIDATION, encoding);

        assertThat(part.known().examples().size()).isEqualTo(2);
        assertThat(part.resolved().split().validation().own())
                .satisfies(own -> assertThat(own.sha256()).isNotNull());
        assertThat(Loading.encoded(files, spec, Part.ALL, encoding)
                        .known()
                        .examples()
                        .size())
                .isEqualTo(4);
    }

    @Test
    void columnSaysThePartsAndIsNoFeature() throws IOException {
        write("training.csv", "part,a,y\ntrain,1,2\nTRAIN,3,6\nval,5,10\n Test ,7,14\n,9,18\ntraining,8,16\n");

        LoadedDataset loaded = load("'split':{'column':'part'}");

        assertThat(loaded.data().training().size()).isEqualTo(3);
        assertThat(loaded.data().validation().name(0)).isEqualTo("row 3");
        assertThat(loaded.data().test().name(0)).isEqualTo("row 4");
        assertThat(loaded.data().input().size()).isEqualTo(1);
        assertThat(loaded.data().warnings())
                .contains("1 of 6 rows are left out, since column \"part\" says no part for them");
    }

    @Test
    void wordsThatAreNoPartAreFaultsWithTheirRows() throws IOException {
        write("training.csv", "part,a,y\ntrain,1,2\nhold,3,6\nval,5,10\nhold,7,14\nodd,9,18\n");

        assertThat(faults("'split':{'column':'part'}"))
                .containsExactly(
                        "split.column has \"hold\", which is none of train, validation and test, in 2 rows, the"
                                + " first of them row 2: say in split.parts of which part it is",
                        "split.column has \"odd\", which is none of train, validation and test, in row 5: say in"
                                + " split.parts of which part it is");
    }

    @Test
    void otherWordsOfPartsAreGiven() throws IOException {
        write("training.csv", "fold,a,y\n1,1,2\n2.0,3,6\n3,5,10\n3,7,14\nPublicTest,9,18\ntest,8,16\n");

        TrainingData data = load("'split':{'column':'fold','parts':{'training':[1,2],'validation':['3','test'],"
                        + "'test':'publictest'}}")
                .data();

        assertThat(Loading.names(data.training())).containsExactly("row 1", "row 2");
        assertThat(Loading.names(data.validation())).containsExactly("row 3", "row 4", "row 6");
        assertThat(Loading.names(data.test())).containsExactly("row 5");
    }

    @Test
    void faultsOfPartsAreTold() throws IOException {
        write("training.csv", "fold,a,y\n1,1,2\n2,3,6\n3,5,10\n");

        assertThat(faults("'split':{'column':'fold','parts':{'training':[1,2,'A'],'validation':3,'test':['x']}}"))
                .containsExactly(
                        "split.parts names \"A\", which no row has", "split.parts names \"x\", which no row has");
        assertThat(faults("'split':{'column':'fold','parts':{'training':[1,'A'],'validation':['a',{}]}}"))
                .containsExactly("split.parts.validation[1] must be a value of a cell, was an object");
        assertThat(faults("'split':{'column':'fold','parts':{'training':[1,'A'],'validation':['a']}}"))
                .containsExactly("split.parts.validation has \"a\", which is of another part too");
        assertThat(faults("'split':{'parts':{'validation':3}}"))
                .containsExactly("split.parts is for the words of column, and there is none");
    }

    @Test
    void columnMustBeThereAndNothingElse() {
        assertThat(faults("'split':{'column':'part'}"))
                .singleElement()
                .asString()
                .startsWith("split.column is no column of the file");
        assertThat(faults("'split':{'column':'y'}")).containsExactly("split.column is the target or a feature as well");
    }

    @Test
    void partFromTwoPlacesIsAFault() throws IOException {
        write("training.csv", "part,a,y\ntrain,1,2\ntrain,3,6\nval,5,10\n");

        assertThat(faults("'split':{'column':'part','validation':{'uri':'file:judge.csv'}}"))
                .containsExactly(
                        "split.validation.uri names data of its own for a part that is also given by the column"
                                + " \"part\"");
    }

    private static float[] row(TrainingData data, Examples part, int index) {
        float[] features = new float[data.input().size()];
        part.read(index, features, 0, new float[1], 0);
        return features;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(files.resolve(name), text);
    }

    private LoadedDataset load(String more) {
        return Loading.load(files, json(more));
    }

    private List<String> faults(String more) {
        return Loading.faultTexts(files, json(more));
    }

    private static String json(String more) {
        return ("{'uri':'file:training.csv'," + FORMAT + "," + more + "}").replace('\'', '"');
    }
}
