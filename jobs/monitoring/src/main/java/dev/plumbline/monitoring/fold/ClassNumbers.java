package dev.plumbline.monitoring.fold;

import dev.plumbline.kafka.decode.NamedNumbers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the number of each class, and puts scores that carry names in the order of the classes. */
final class ClassNumbers {
    private final List<String> classes;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final double[] scores;

    ClassNumbers(List<String> classes) {
        this.classes = classes;
        this.scores = new double[classes.size()];
        for (int number = 0; number < classes.size(); number++) {
            numbers.put(classes.get(number), number);
        }
    }

    List<String> classes() {
        return classes;
    }

    /** Returns the number of a class; −1 for a name that is none, or null. */
    int of(String name) {
        return name == null ? -1 : numbers.getOrDefault(name, -1);
    }

    /**
     * Returns the scores by class, NaN where there is none; names that are no class are passed
     * over. The array is used again.
     */
    double[] inOrder(NamedNumbers named) {
        Arrays.fill(scores, Double.NaN);
        for (int at = 0; at < named.size(); at++) {
            // most producers name the classes in their own order
            boolean expected = at < scores.length && classes.get(at).equals(named.name(at));
            int number = expected ? at : of(named.name(at));
            if (number >= 0) {
                scores[number] = named.number(at);
            }
        }
        return scores;
    }
}
