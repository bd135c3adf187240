package dev.descent.ml.network;

import dev.descent.ml.Families;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.Cnn;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.Resnet;
import dev.descent.ml.model.Unet;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Small networks of every kind, for what must hold for each. */
public final class NetworkCases {
    static final Target CLASSES = Target.classification(List.of("a", "b", "c"));
    static final Target PIXELS = Target.segmentation(List.of("background", "cell"), 5, 6);
    static final InputShape IMAGE = InputShape.image(2, 5, 6);
    static final InputShape ROW = InputShape.flat(12);
    static final List<Map.Entry<String, InputShape>> LAYERS = List.of(
            Map.entry("{'type':'dense','units':5,'activation':'gelu','use_bias':false}", ROW),
            Map.entry("{'type':'conv2d','channels':3,'kernel':[3,2],'stride':2,'activation':'tanh'}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3,'padding':'valid','stride':[1,2],'use_bias':false}", IMAGE),
            Map.entry(
                    "{'type':'conv2d','channels':3},{'type':'max_pooling','kernel':3,'stride':2,'padding':'same'}",
                    IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'average_pooling','padding':'same'}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'average_pooling'}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'global_pooling'}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'global_pooling','pool':'max'}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'upsampling','factor':3}", IMAGE),
            Map.entry(
                    "{'type':'conv2d','channels':3},{'type':'zero_padding','top':1,'right':2},{'type':'conv2d','channels':2}",
                    IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'cropping','top':1,'right':2}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'dropout'}", IMAGE),
            Map.entry("{'type':'dense','units':5},{'type':'dropout','rate':0.3}", ROW),
            Map.entry(
                    "{'type':'conv2d','channels':3},{'type':'activation','activation':'leaky_relu','slope':0.3}",
                    IMAGE),
            Map.entry("{'type':'dense','units':5,'activation':'softmax'}", ROW),
            Map.entry("{'type':'conv2d','channels':3},{'type':'flatten'},{'type':'dense','units':3}", IMAGE),
            Map.entry(
                    "{'type':'conv2d','channels':3,'name':'a'},{'type':'conv2d','channels':3,'name':'b','activation':'tanh'},"
                            + "{'type':'add','from':['a','b']}",
                    IMAGE),
            Map.entry(
                    "{'type':'dense','units':3,'name':'a'},{'type':'dense','units':4,'activation':'tanh','name':'b'},"
                            + "{'type':'concat','from':['input','b','a']}",
                    ROW),
            Map.entry("{'type':'conv2d','channels':3,'name':'a'},{'type':'concat','from':['a','input']}", IMAGE),
            Map.entry("{'type':'lstm','units':4}", ROW),
            Map.entry("{'type':'lstm','units':4,'steps':3,'return_sequences':true},{'type':'lstm','units':3}", ROW),
            Map.entry("{'type':'lstm','units':4,'steps':3,'return_sequences':true},{'type':'flatten'}", ROW),
            Map.entry(
                    "{'type':'conv2d','channels':1},{'type':'lstm','units':4,'return_sequences':true},"
                            + "{'type':'dropout'},{'type':'flatten'}",
                    IMAGE));
    static final ModelSpec PER_PIXEL = layers("{'type':'conv2d','channels':3,'activation':'tanh'}");

    private NetworkCases() {}

    /** A network and how many examples it is shown at once. */
    public record Case(String name, ModelSpec model, InputShape input, Target target, int size) {

        public NetworkPlan plan() {
            return NetworkPlan.of(model, input, target, Activation.SOFTMAX, 3);
        }

        /** Normalized values lie around zero, where relu has its kink: every step crosses some. */
        double tolerance() {
            return name.startsWith("kinked") ? 2e-2 : 1e-3;
        }

        @Override
        public String toString() {
            return name + ", batch of " + size;
        }
    }

    static Stream<Case> plain() {
        InputShape row = InputShape.flat(5);
        Mlp mlp = new Mlp(List.of(7, 4), HiddenActivation.TANH, 0.0, null);
        Cnn cnn = new Cnn(List.of(3), List.of(4), HiddenActivation.TANH, 0.0, null);
        return Stream.of(8, 5, 1)
                .flatMap(size -> Stream.of(
                        new Case("mlp", mlp, row, CLASSES, size),
                        new Case("cnn", cnn, IMAGE, CLASSES, size),
                        new Case("per pixel", PER_PIXEL, IMAGE, PIXELS, size),
                        new Case("unet", new Unet(2, 1, false, null), IMAGE, PIXELS, size)));
    }

    /** With batch normalization, whose outputs in training are not those in use. */
    static Stream<Case> normalized() {
        ModelSpec dense = layers("{'type':'dense','units':5},{'type':'batch_normalization','epsilon':0.01}");
        ModelSpec image = layers("{'type':'conv2d','channels':3},{'type':'batch_normalization','epsilon':0.01},"
                + "{'type':'activation','activation':'tanh'}");
        return Stream.of(
                new Case("image", image, IMAGE, CLASSES, 5),
                new Case("kinked unet", new Unet(2, 1, true, null), IMAGE, PIXELS, 6),
                new Case("kinked resnet", new Resnet(1, List.of(2, 3), null), IMAGE, CLASSES, 7),
                new Case("dense", dense, ROW, CLASSES, 8));
    }

    /** Each kind of layer inside of a small network, by what it is put into. */
    static Stream<Case> ofLayers() {
        return LAYERS.stream().flatMap(entry -> Stream.of(6, 1)
                .map(size -> new Case(entry.getKey(), layers(entry.getKey()), entry.getValue(), CLASSES, size)));
    }

    /** @param list with {@code '} for {@code "} */
    public static ModelSpec layers(String list) {
        return SpecReader.read(
                Families.json(("{'type':'layers','layers':[" + list + "]}").replace('\'', '"')), ModelSpec.class);
    }
}
