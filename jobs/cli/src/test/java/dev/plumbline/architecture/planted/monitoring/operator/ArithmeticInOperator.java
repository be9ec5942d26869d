package dev.plumbline.architecture.planted.monitoring.operator;

public final class ArithmeticInOperator {
    private ArithmeticInOperator() {}

    static double distance(double one, double other) {
        return Math.abs(one - other);
    }
}
