package dev.descent.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.DrawnCells;
import dev.descent.ServiceTest;
import dev.descent.contract.WatchedApi;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Drawn cells over HTTP: images and masks, and what is no image. */
class InferenceIT extends ServiceTest {
    @BeforeAll
    static void draw() throws IOException {
        DrawnCells.into(cells());
    }

    private static Path cells() {
        return home.resolve("files/cells");
    }

    @Test
    void anImageIsPredictedAsTheValidationPassPredictedIt() throws Exception {
        String self =
                train("'images','manifest':'labels.csv','size':[24,24]", "'cnn','channels':[4]", "'cross_entropy'");

        JsonNode worst = api.get(self + "/worst?limit=2").get("data");

        for (JsonNode sample : worst) {
            byte[] image = Files.readAllBytes(cells().resolve(sample.get("name").stringValue()));
            JsonNode answer = WatchedApi.json(send(self + "/predict", "image/bmp", "application/json", image, 200));
            JsonNode prediction = answer.at("/predictions/0");
            sample.at("/prediction/probabilities").propertyStream().forEach(expected -> assertThat(prediction
                            .get("probabilities")
                            .get(expected.getKey())
                            .doubleValue())
                    .isCloseTo(expected.getValue().doubleValue(), within(1e-6)));
            assertThat(sample.get("image").stringValue()).startsWith("data:image/png;base64,");
        }
        ByteArrayOutputStream wide = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 16, BufferedImage.TYPE_INT_ARGB), "png", wide);
        JsonNode answer =
                WatchedApi.json(send(self + "/predict", "image/png", "application/json", wide.toByteArray(), 200));
        assertThat(answer.at("/warnings/0").stringValue()).isEqualTo("the image has transparency, which is dropped");
        assertThat(answer.at("/warnings/1").stringValue()).startsWith("the image has proportions");
        byte[] noise = "BM, it says, and is none".getBytes(StandardCharsets.UTF_8);
        send(self + "/predict", "image/png", "application/json", noise, 422);
        send(self + "/predict", "image/png", "application/json", new byte[0], 422);
        send(self + "/predict", "image/png", "application/json", new byte[ImageBody.MOST_BYTES + 1], 413);
        send(self + "/predict", "image/bmp", "image/png", noise, 406);
    }

    @Test
    void aMaskIsAPictureOfTheImagesSizeInTheDeclaredGreys() throws Exception {
        String self = train(
                "'masks','images':'images','masks':'masks','size':[32,32],"
                        + "'classes':{'background':0,'cytoplasm':128,'nucleus':255}",
                "'unet','base_channels':4,'depth':2",
                "'dice'");
        byte[] image = Files.readAllBytes(cells().resolve("images/001.bmp"));
        Picture sent = ImageBytes.decode(image, 40_000);

        Picture mask = ImageBytes.decode(send(self + "/predict", "image/bmp", "image/png", image, 200), 40_000);
        JsonNode answer = WatchedApi.json(send(self + "/predict?size=model", "image/bmp", "*/*", image, 200));

        assertThat(mask.height()).isEqualTo(sent.height());
        assertThat(mask.width()).isEqualTo(sent.width());
        assertThat(mask.channels()).isEqualTo(1);
        Set<Integer> greys = new HashSet<>();
        for (byte value : mask.values()) {
            greys.add(value & 0xff);
        }
        assertThat(greys).isSubsetOf(0, 128, 255);
        assertThat(answer.at("/predictions/0/mask").size()).isEqualTo(32);
        assertThat(answer.at("/predictions/0/mask/0").size()).isEqualTo(32);
        assertThat(answer.get("classes").size()).isEqualTo(3);
        JsonNode worst = api.get(self + "/worst?limit=1").at("/data/0");
        assertThat(worst.get("predicted_mask").isString()).isTrue();
        assertThat(worst.at("/prediction/classes").size()).isPositive();
    }

    private String train(String format, String model, String loss) {
        String job = ("{'dataset':{'uri':'file:cells','format':{'type':" + format + "}},'model':{'type':" + model
                        + "},'loss':" + loss + ",'optimizer':'adam','training':{'epochs':1,'batch_size':16}}")
                .replace('\'', '"');
        String self = api.submit(job);
        assertThat(api.ended(self).get("status").stringValue()).isEqualTo("succeeded");
        assertThat(api.get(self + "/events?limit=100").get("data").findValuesAsString("kind"))
                .contains("epoch");
        assertThat(api.get(self + "/artifacts/report.json").get("epochs").size())
                .isEqualTo(1);
        assertThat(api.get(self + "/artifacts/worst.json").get("samples").size())
                .isPositive();
        return self;
    }

    private byte[] send(String uri, String type, String accept, byte[] body, int status) {
        byte[] answer = api.client()
                .post()
                .uri(uri)
                .contentType(MediaType.parseMediaType(type))
                .header("Accept", accept)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return answer == null ? new byte[0] : answer;
    }
}
