package dev.descent.ml.loss;

/** The output activation: from logits z to outputs p, over the outputs of one position. */
public enum Activation {
    /** p = z. */
    IDENTITY {
        @Override
        void forward(double[] logits, int positions, int width, double[] outputs) {
            System.arraycopy(logits, 0, outputs, 0, positions * width);
        }

        @Override
        void backward(double[] outputs, double[] byOutputs, int positions, int width, double[] byLogits) {
            for (int i = 0; i < positions * width; i++) {
                byLogits[i] += byOutputs[i];
            }
        }
    },
    /** p = 1 / (1 + e^−z), each output on its own. */
    SIGMOID {
        @Override
        void forward(double[] logits, int positions, int width, double[] outputs) {
            for (int i = 0; i < positions * width; i++) {
                outputs[i] = 1 / (1 + Math.exp(-logits[i]));
            }
        }

        @Override
        void backward(double[] outputs, double[] byOutputs, int positions, int width, double[] byLogits) {
            for (int i = 0; i < positions * width; i++) {
                byLogits[i] += byOutputs[i] * outputs[i] * (1 - outputs[i]);
            }
        }
    },
    /** p_c = e^z_c / Σ e^z, over the outputs of a position. */
    SOFTMAX {
        @Override
        void forward(double[] logits, int positions, int width, double[] outputs) {
            for (int start = 0; start < positions * width; start += width) {
                double largest = logits[start];
                for (int c = 1; c < width; c++) {
                    largest = Math.max(largest, logits[start + c]);
                }
                double sum = 0;
                for (int c = 0; c < width; c++) {
                    outputs[start + c] = Math.exp(logits[start + c] - largest);
                    sum += outputs[start + c];
                }
                for (int c = 0; c < width; c++) {
                    outputs[start + c] /= sum;
                }
            }
        }

        @Override
        void backward(double[] outputs, double[] byOutputs, int positions, int width, double[] byLogits) {
            for (int start = 0; start < positions * width; start += width) {
                double dot = 0;
                for (int c = 0; c < width; c++) {
                    dot += byOutputs[start + c] * outputs[start + c];
                }
                for (int c = 0; c < width; c++) {
                    byLogits[start + c] += outputs[start + c] * (byOutputs[start + c] - dot);
                }
            }
        }
    };

    /**
     * Outputs of one example.
     *
     * @param logits [positions, width], row-major
     * @param width outputs at a position
     * @param outputs filled, same shape
     */
    abstract void forward(double[] logits, int positions, int width, double[] outputs);

    /** Adds to {@code byLogits} what d score / d outputs gives through this activation. */
    abstract void backward(double[] outputs, double[] byOutputs, int positions, int width, double[] byLogits);
}
