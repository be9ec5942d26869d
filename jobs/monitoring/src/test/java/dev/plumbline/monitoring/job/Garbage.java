package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Traffic with one record of garbage among every hundred of each topic.
 *
 * @param coordinates topic-partition-offset of every record of garbage
 */
record Garbage(List<Traffic.Input> inputs, Set<String> coordinates) {
    private static final int EVERY = 100;
    private static final int KINDS = 7;

    static Garbage amid(List<Traffic.Input> clean, Topics topics) {
        List<Traffic.Input> inputs = new ArrayList<>();
        Set<String> coordinates = new TreeSet<>();
        Map<String, Integer> offsets = new HashMap<>();
        Map<Boolean, Integer> seen = new HashMap<>();
        byte[] prediction = anyOf(clean, false);
        byte[] label = anyOf(clean, true);
        for (Traffic.Input input : clean) {
            int count = seen.merge(input.isLabel(), 1, Integer::sum);
            if (count % EVERY == 0) {
                byte[] good = input.value();
                byte[] other = input.isLabel() ? prediction : label;
                Traffic.Input bad =
                        new Traffic.Input(
                                input.isLabel(),
                                input.partition(),
                                input.arrival(),
                                value(count / EVERY % KINDS, good, other));
                inputs.add(bad);
                coordinates.add(bad.topicOf(topics) + next(offsets, bad, topics));
            }
            inputs.add(input);
            next(offsets, input, topics);
        }
        return new Garbage(inputs, coordinates);
    }

    private static byte[] anyOf(List<Traffic.Input> clean, boolean isLabel) {
        return clean.stream()
                .filter(input -> input.isLabel() == isLabel)
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static String next(Map<String, Integer> offsets, Traffic.Input input, Topics topics) {
        String partition = input.topicOf(topics) + "-" + input.partition();
        int offset = offsets.merge(partition, 1, Integer::sum) - 1;
        return "-" + input.partition() + "-" + offset;
    }

    private static byte[] value(int kind, byte[] good, byte[] otherRecord) {
        return switch (kind) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> "{\"prediction\": 3}".getBytes(StandardCharsets.UTF_8);
            case 3 -> Arrays.copyOf(good, good.length - 5);
            case 4 -> random(good.length);
            case 5 -> otherRecord;
            default -> Arrays.copyOf(good, good.length + 3);
        };
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
