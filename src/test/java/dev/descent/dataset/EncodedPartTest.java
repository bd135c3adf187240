package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other data as a trained model sees it. */
class EncodedPartTest {
    private static final String FORMAT = "'format':{'type':'csv','target':'kind'}";

    @TempDir
    Path files;

    private TrainingData trained;

    @BeforeEach
    void train() throws IOException {
        write(
                "old.csv",
                "colour,size,note,kind\nred,1,a,cat\nblue,3,b,dog\nred,5,c,eel\nblue,7,d,cat\nred,9,e,dog\nred,2,f,eel\n");
        trained = Loading.load(
                        files,
                        json("{'uri':'file:old.csv','split':{'validation':0.5,'stratify':true},'format':"
                                + "{'type':'csv','target':'kind','ignore':['note']}}"))
                .data();
    }

    @Test
    void columnsAndClassesAreMatchedByName() throws IOException {
        write("new.csv", "kind,size,more,colour\neel,5,x,red\ndog,3,y,blue\n");

        Examples examples = encode("{'uri':'file:new.csv'," + FORMAT + "}", Part.ALL)
                .known()
                .examples();

        assertThat(examples.size()).isEqualTo(2);
        assertThat(row(examples, 0)).isEqualTo(trainedRow(2));
        assertThat(row(examples, 1)).isEqualTo(trainedRow(1));
        assertThat(label(examples, 0)).containsExactly(0, 0, 1);
        assertThat(label(examples, 1)).containsExactly(0, 1, 0);
    }

    @Test
    void aPartIsThatOfTheSameSplit() {
        Examples examples = encode(
                        "{'uri':'file:old.csv','split':{'validation':0.5,'stratify':true}," + FORMAT + "}",
                        Part.VALIDATION)
                .known()
                .examples();

        assertThat(examples.size()).isEqualTo(trained.validation().size());
        for (int i = 0; i < examples.size(); i++) {
            assertThat(examples.sample(i)).isEqualTo(trained.validation().sample(i));
            assertThat(row(examples, i)).isEqualTo(row(trained.validation(), i));
            assertThat(label(examples, i)).isEqualTo(label(trained.validation(), i));
        }
    }

    @Test
    void aNumberThatWasACategoryIsOneStill() throws IOException {
        write("words.csv", "code,kind\n1,a\nx,b\n1,a\nx,b\n");
        trained = Loading.load(
                        files,
                        json("{'uri':'file:words.csv','format':{'type':'csv','target':'kind','categorical':['code']}}"))
                .data();
        write("new.csv", "code,kind\n1,a\n1,b\n");

        assertThat(row(
                        encode("{'uri':'file:new.csv'," + FORMAT + "}", Part.ALL)
                                .known()
                                .examples(),
                        0))
                .containsExactly(1, 0);
    }

    @Test
    void classesThatTheModelDoesNotKnowAreNamed() throws IOException {
        write("new.csv", "kind,size,colour\neel,5,red\nfox,3,blue\nyak,3,blue\n");

        refused(
                "{'uri':'file:new.csv'," + FORMAT + "}",
                "uri has classes that the model does not know: fox, yak; it knows cat, dog, eel");
    }

    @Test
    void whatIsMissingOrOfAnotherKindIsRefused() throws IOException {
        write("new.csv", "kind,size\neel,5\ncat,3\n");
        write("words.csv", "kind,size,colour\neel,big,red\ncat,small,red\n");
        write("numbers.csv", "kind,size,colour\n1.5,1,red\n2.5,3,red\n");

        refused("{'uri':'file:new.csv'," + FORMAT + "}", "is no column of the file: \"colour\"");
        refused("{'uri':'file:words.csv'," + FORMAT + "}", "has words in column \"size\", which should be numbers");
        refused("{'uri':'file:numbers.csv'," + FORMAT + "}", "does not know: 1.5, 2.5");
        refused("{'uri':'sample:shapes'}", "gives images, and the model takes rows of a table");
    }

    @Test
    void imagesMustHaveTheSizeThatTheModelTakes() {
        trained = Loading.load(files, json("{'uri':'sample:shapes'}")).data();

        assertThat(encode("{'uri':'sample:shapes'}", Part.VALIDATION)
                        .known()
                        .examples()
                        .size())
                .isEqualTo(trained.validation().size());
        refused("{'uri':'sample:blood-cells'}", "gives images of [channels, height, width]");
        refused("{'uri':'file:old.csv'," + FORMAT + "}", "gives rows of a table, and the model takes images");
    }

    @Test
    void oneClassFolderOfAnArchiveIsAClass() throws IOException {
        for (String name :
                new String[] {"both/a/1.png", "both/a/2.png", "both/b/1.png", "both/b/2.png", "one/b/3.png"}) {
            Files.createDirectories(files.resolve(name).getParent());
            Files.write(files.resolve(name), Pictures.grey(4, 4, 9 * name.length()));
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(files.resolve("one.zip")))) {
            zip.putNextEntry(new ZipEntry("b/3.png"));
            zip.write(Pictures.grey(4, 4, 3));
        }
        String format = "'format':{'type':'images','size':[4,4],'channels':1}}";
        trained = Loading.load(files, json("{'uri':'file:both'," + format)).data();

        for (String uri : new String[] {"file:one.zip", "file:one"}) {
            Examples examples =
                    encode("{'uri':'" + uri + "'," + format, Part.ALL).known().examples();

            assertThat(examples.size()).isOne();
            assertThat(label(examples, 0)).containsExactly(0, 1);
        }
    }

    private void refused(String spec, String message) {
        assertThatThrownBy(() -> encode(spec, Part.ALL))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining(message);
    }

    private EncodedPart encode(String spec, Part part) {
        DatasetSpec read = Loading.spec(json(spec));
        Encoding encoding = SpecReader.read(trained.encoding(), Encoding.class);
        return Loading.encoded(files, read, part, encoding);
    }

    private void write(String name, String csv) throws IOException {
        Files.writeString(files.resolve(name), csv);
    }

    private float[] trainedRow(int sample) {
        for (Examples part : new Examples[] {trained.training(), trained.validation()}) {
            for (int i = 0; i < part.size(); i++) {
                if (part.sample(i) == sample) {
                    return row(part, i);
                }
            }
        }
        throw new AssertionError("no sample " + sample);
    }

    private float[] row(Examples part, int index) {
        float[] features = new float[trained.input().size()];
        part.read(index, features, 0, new float[trained.target().outputs()], 0);
        return features;
    }

    private float[] label(Examples part, int index) {
        float[] labels = new float[trained.target().outputs()];
        part.read(index, new float[trained.input().size()], 0, labels, 0);
        return labels;
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
