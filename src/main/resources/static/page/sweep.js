/** Numbers to try a loss on: one example for each place of a prediction that goes from one end to the other. */

const PLACES = 121;

const range = (from, to) => Array.from({ length: PLACES }, (_, i) => from + ((to - from) * i) / (PLACES - 1));

export const LABELS = {
  class: {
    label: 'one of two classes',
    says: 'The example is of the first class; the prediction is its share by softmax, the slope is by its logit.',
    sweep: () => {
      const logits = range(-6, 6);
      return {
        x: logits.map(z => 1 / (1 + Math.exp(-z))),
        slope: 'd loss / d logit',
        // the other class alike, without which weights could not be balanced; what is shown are the first examples
        labels: [...logits.map(() => [1, 0]), ...logits.map(() => [0, 1])],
        logits: [...logits.map(z => [z, 0]), ...logits.map(z => [0, z])],
        activation: null,
      };
    },
  },
  yes: {
    label: 'yes or no',
    says: 'The label is yes; the prediction is what sigmoid makes of the logit, the slope is by the logit.',
    sweep: () => {
      const logits = range(-6, 6);
      return {
        x: logits.map(z => 1 / (1 + Math.exp(-z))),
        slope: 'd loss / d logit',
        labels: logits.map(() => [1]),
        logits: logits.map(z => [z]),
        activation: 'sigmoid',
      };
    },
  },
  number: {
    label: 'a number',
    says: 'The prediction goes from 3 below the label to 3 above it; the slope is by the prediction.',
    sweep: truth => {
      const outputs = range(truth - 3, truth + 3);
      return {
        x: outputs,
        slope: 'd loss / d prediction',
        labels: outputs.map(() => [truth]),
        outputs: outputs.map(p => [p]),
        activation: null,
      };
    },
  },
};

export function requestOf(loss, { labels, logits, outputs, activation }) {
  return { loss, labels, ...(logits ? { logits } : { outputs }), ...(activation ? { activation } : {}) };
}
