package dev.plumbline.core.detector;

/**
 * A simple model that learns from each row after it has predicted it: logistic regression by
 * stochastic gradient descent at a constant rate, so that it adapts to a new concept slowly, by
 * itself.
 */
final class OnlineLogisticRegression {
    private final double learningRate;
    private final double[] weights;

    OnlineLogisticRegression(int features, double learningRate) {
        weights = new double[features + 1];
        this.learningRate = learningRate;
    }

    /** Returns 1 if the prediction for the row is wrong, else 0, and learns from it. */
    int error(double[] features, int truth) {
        double score = weights[features.length];
        for (int feature = 0; feature < features.length; feature++) {
            score += weights[feature] * features[feature];
        }
        learn(features, truth - 1 / (1 + Math.exp(-score)));
        return score > 0 == (truth == 1) ? 0 : 1;
    }

    private void learn(double[] features, double residual) {
        weights[features.length] += learningRate * residual;
        for (int feature = 0; feature < features.length; feature++) {
            weights[feature] += learningRate * residual * features[feature];
        }
    }
}
