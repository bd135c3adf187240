package dev.descent.ml.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.train.TrainingSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What people write who know another framework. */
class ForeignNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type': 'cross_entropy', 'ignore_index': 255} | "ignore" in the data's format
            {'type': 'cross_entropy', 'reduction': 'sum'}  | mean over a batch's examples
            {'type': 'cross_entropy', 'weight': [1, 2]}    | "class_weights" of weighted_cross_entropy
            {'type': 'dice', 'eps': 1}                     | "smooth" is added
            {'type': 'dice', 'class_weight': [1, 2]}       | did you mean "class_weights"?
            {'type': 'sum', 'terms': [{'loss': 'mse', 'weights': 2}]} | did you mean "weight"?
            {'type': 'sum', 'losses': ['dice']}            | each has a "loss" and a "weight"
            {'type': 'sum', 'terms': ['dice']}             | must be an object with weight, loss, was "dice"
            {'type': 'formula', 'formula': 'mse'}          | {"type": "custom", "formula":
            'combo'                                        | {"type": "sum", "terms":
            'NLLLoss'                                      | cross_entropy takes the outputs
            'BCEWithLogitsLoss'                            | did you mean "binary_cross_entropy"?
            'MeanSquaredError'                             | did you mean "mse"?
            'sparse_categorical_crossentropy'              | did you mean "cross_entropy"?
            'dice_bce'                                     | did you mean "binary_cross_entropy" or "dice"?
            'ce'                                           | did you mean "cross_entropy"?
            """)
    void lossesOfOthersLeadOn(String loss, String hint) {
        assertThat(fault(loss, LossSpec.class)).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type': 'sgd', 'momentum': 0.9}                                              | the optimizer "nesterovs"
            {'type': 'adam', 'amsgrad': true}                                             | "type": "amsgrad"
            {'type': 'adam', 'lr': 0.1}                                                   | did you mean "learning_rate"?
            {'type': 'adam', 'clipnorm': 1}                                               | "clip": {"by": "norm"
            {'type': 'adam', 'lr_scheduler': 'cosine'}                                    | or a schedule such as
            {'type': 'adam', 'learning_rate': {'type': 'cosine_annealing'}}               | did you mean "cosine"?
            {'type': 'adam', 'learning_rate': {'type': 'reduce_on_plateau'}}              | no schedule waits for the loss
            {'type': 'adam', 'learning_rate': {'type': 'step', 'every': 9, 'initial': 1, 'gamma': 0.1}} | "factor" is what
            'sgd_momentum'                                                                | did you mean
            """)
    void optimizersOfOthersLeadOn(String optimizer, String hint) {
        assertThat(fault(optimizer, OptimizerSpec.class)).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'npz'                                                     | {"type": "numpy", "images": "x"
            {'type': 'tabular', 'target': 'y'}                        | whatever stands between its cells
            {'type': 'ImageFolder'}                                   | folders of classes are "images"
            'coco'                                                    | draw them as images
            'tfrecord'                                                | save it as CSV or Parquet
            {'type': 'images', 'size': [8, 8], 'label_regex': '^(.)'} | "label_pattern"
            {'type': 'images', 'size': [8, 8], 'regex': '^(.)'}       | finds labels in the names of files
            """)
    void formatsOfOthersLeadOn(String format, String hint) {
        assertThat(fault(format, FormatSpec.class)).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'logistic_regression'                      | {"type": "mlp", "hidden": []}
            {'type': 'Sequential', 'layers': []}       | {"type": "layers", "layers":
            'resnet50'                                 | no trained network is kept here
            'transformer'                              | no trained network is kept here
            'deeplab_v3'                               | learned by "unet"
            'u-net'                                    | did you mean "unet"?
            'resnet_small'                             | did you mean "resnet"?
            {'type': 'mlp', 'layers': [64]}            | "hidden" has the width
            {'type': 'mlp', 'activation': 'silu'}      | it is "swish"
            {'type': 'mlp', 'activation': 'identity'}  | "linear" leaves values
            {'type': 'cnn', 'filters': [16]}           | those of each stage
            {'type': 'unet', 'features': 16}           | those of the first level
            {'type': 'unet', 'levels': 3}              | how often the image is halved
            {'type': 'unet', 'num_classes': 3}         | follows from the data
            {'type': 'resnet', 'pretrained': true}     | "start_from" of the job
            """)
    void modelsOfOthersLeadOn(String model, String hint) {
        assertThat(fault(model, ModelSpec.class)).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type': 'Linear', 'out_features': 3}                      | "dense" has "units"
            {'type': 'Conv2D', 'filters': 3}                           | did you mean "conv2d"?
            {'type': 'MaxPool2d', 'kernel': 2}                         | "max_pooling" has a "kernel"
            {'type': 'GlobalAveragePooling2D'}                         | "global_pooling" has "pool"
            {'type': 'ConvTranspose2d'}                                | "upsampling" with a "conv2d"
            {'type': 'BatchNorm2d'}                                    | "batch_normalization" is the only one
            {'type': 'ReLU'}                                           | {"type": "activation", "activation": "relu"}
            {'type': 'gru', 'units': 3}                                | "lstm" is the only one
            {'type': 'output'}                                         | the last layer is added
            {'type': 'concatenate'}                                    | did you mean "concat"?
            {'type': 'conv2d', 'kernel': 3, 'filters': 3}              | "channels" are how many come out
            {'type': 'conv2d', 'channels': 3, 'kernel_size': 3}        | did you mean "kernel"?
            {'type': 'conv2d', 'channels': 3, 'kernel': 3, 'padding': 1}  | "same" keeps the size
            {'type': 'conv2d', 'channels': 3, 'kernel': 3, 'dilation': 2} | may have a dilation
            {'type': 'conv2d', 'channels': 3, 'kernel': 3, 'in_channels': 3} | from the layer before
            {'type': 'max_pooling', 'pool_size': 2}                    | "kernel" is the window
            {'type': 'dense', 'out_features': 3}                       | "units" are how many
            {'type': 'dropout', 'p': 0.5}                              | the share that is set to zero
            {'type': 'upsampling', 'scale_factor': 2}                  | how often a pixel is repeated
            """)
    void layersOfOthersLeadOn(String layer, String hint) {
        assertThat(fault("{'type': 'layers', 'layers': [" + layer + "]}", ModelSpec.class))
                .contains(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'lr': 0.1}               | the job's "optimizer" has a "learning_rate"
            {'validation_split': 0.2} | "split": {"validation": 0.2}
            {'batch': 32}             | "batch_size" is the number
            {'patience': 5}           | {"patience": 5}
            {'shuffle': true}         | drawn from "seed"
            {'device': 'cuda'}        | computed by processors
            {'metrics': ['accuracy']} | all metrics of the task
            {'max_steps': 100}        | the length of a run is in "epochs"
            {'optimizer': 'adam'}     | a member of the job
            {'batchSize': 32}         | did you mean "batch_size"?
            """)
    void settingsOfOthersLeadOn(String training, String hint) {
        assertThat(fault(training, TrainingSettings.class)).contains(hint);
    }

    /** Where a name is nearly one that is known, that is meant. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type': 'csv', 'target': 'y', 'weights': 'w'}                     | did you mean "weight"?
            {'type': 'images', 'size': [8, 8], 'sample_weight': 'w'}           | did you mean "weight"?
            {'type': 'masks', 'size': [8, 8], 'classes': {'a': 0, 'b': 1}, 'ignore_index': 255} | did you mean "ignore"?
            """)
    void formatsHaveNamesOfTheirOwn(String format, String hint) {
        assertThat(fault(format, FormatSpec.class)).contains(hint);
    }

    private static String fault(String json, Class<?> type) {
        InvalidSpec invalid = catchThrowableOfType(
                InvalidSpec.class, () -> SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), type));
        return invalid.violations().get(0).message();
    }
}
