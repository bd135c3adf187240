package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.loss.check.LossCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values worked out by hand from the definitions, on outputs as given. */
class LossValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            "mse"                                                    | [[1,2]]           | [[3,2]]               | 2
            "mae"                                                    | [[1,2]]           | [[3,2]]               | 1
            "huber"                                                  | [[0,0]]           | [[3,0.5]]             | 1.3125
            {'type':'huber','delta':2}                               | [[0,0]]           | [[3,0.5]]             | 2.0625
            "log_cosh"                                               | [[0,0]]           | [[1,0]]               | 0.21689041524151356
            {'type':'quantile','q':0.9}                              | [[1,1]]           | [[0,2]]               | 0.5
            "mape"                                                   | [[2,-4]]          | [[1,-5]]              | 37.5
            "mape"                                                   | [[0,1]]           | [[0,1]]               | 0
            "msle"                                                   | [[1]]             | [[0]]                 | 0.4804530139182014
            "poisson"                                                | [[2]]             | [[1]]                 | 0.9999998
            "cosine"                                                 | [[1,0]]           | [[3,4]]               | 0.4
            "cosine"                                                 | [[1,0]]           | [[0,0]]               | 1
            "cross_entropy"                                          | [[1,0]]           | [[0.5,0.5]]           | 0.6931471805599453
            {'type':'cross_entropy','label_smoothing':0.2}           | [[1,0]]           | [[0.5,0.25]]          | 0.7624618986159398
            {'type':'weighted_cross_entropy','class_weights':[3,1]}  | [[1,0],[0,1]]     | [[0.5,0.5],[0.5,0.5]] | 1.3862943611198906
            {'type':'weighted_cross_entropy','class_weights':[3,1],'label_smoothing':0.2} | [[1,0]] | [[0.25,0.75]] | 3.771762982268883
            {'type':'generalized_cross_entropy','q':1}               | [[0.3,0.7]]       | [[0.25,0.75]]         | 0.4
            "binary_cross_entropy"                                   | [[1,0]]           | [[0.5,0.75]]          | 1.0397207708399179
            {'type':'binary_cross_entropy','positive_weight':3}      | [[1,0]]           | [[0.5,0.5]]           | 1.3862943611198906
            {'type':'focal','gamma':2}                               | [[1,0]]           | [[0.5,0.5]]           | 0.17328679513998632
            {'type':'focal','gamma':0}                               | [[1,0]]           | [[0.5,0.5]]           | 0.6931471805599453
            {'type':'focal','gamma':1,'alpha':0.25}                  | [[1],[0]]         | [[0.5],[0.5]]         | 0.17328679513998632
            "hinge"                                                  | [[1,0]]           | [[0.5,0.5]]           | 1
            "squared_hinge"                                          | [[1,0]]           | [[0.5,0.5]]           | 1.25
            "kl_divergence"                                          | [[0.5,0.5]]       | [[0.25,0.75]]         | 0.14384103622589045
            "kl_divergence"                                          | [[1,0]]           | [[1,0]]               | 0
            {'type':'dice','smooth':0}                               | [[[[1,0]]]]       | [[[[0.5,0.5]]]]       | 0.5
            {'type':'dice','smooth':1}                               | [[[[1,0]]]]       | [[[[0.5,0.5]]]]       | 0.3333333333333333
            {'type':'dice','smooth':0,'squared':true}                | [[[[1,0]]]]       | [[[[0.5,0.5]]]]       | 0.3333333333333333
            {'type':'dice','smooth':0,'include_background':false}    | [[[[1]],[[0]]]]   | [[[[1]],[[0.5]]]]     | 1
            {'type':'dice','smooth':0}                               | [[[[0,0]]]]       | [[[[0,0]]]]           | 0
            {'type':'jaccard','smooth':0}                            | [[[[1,0]]]]       | [[[[0.5,0.5]]]]       | 0.6666666666666666
            {'type':'tversky','alpha':0.3,'beta':0.7,'smooth':0}     | [[[[1,0]]]]       | [[[[0.5,0.25]]]]      | 0.4594594594594595
            {'type':'focal_tversky','gamma':2,'smooth':0}            | [[[[1,0]]]]       | [[[[0.5,0.5]]]]       | 0.25
            {'type':'generalized_dice','smooth':0}                   | [[[[1,0]],[[0,1]]]] | [[[[1,0]],[[0,0]]]] | 0.3333333333333333
            {'type':'sum','terms':[{'weight':2,'loss':'mse'},{'weight':0,'loss':'mae'}]} | [[1,2]] | [[3,2]]     | 4
            {'type':'custom','formula':'mean(square(y - p)) * k','parameters':{'k':3}}   | [[1,2]] | [[3,2]]     | 6
            """)
    void isWhatTheDefinitionSays(String loss, String labels, String outputs, double value) {
        String name = loss.startsWith("{") ? loss.replace('\'', '"') : "\"" + loss + "\"";
        JsonNode request = JsonMapper.shared()
                .readTree("{\"loss\":%s,\"labels\":%s,\"outputs\":%s}".formatted(name, labels, outputs));

        assertThat(LossCheck.check(request).get("value").doubleValue()).isCloseTo(value, within(1e-12));
    }
}
