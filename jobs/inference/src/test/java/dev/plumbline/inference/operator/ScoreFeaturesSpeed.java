package dev.plumbline.inference.operator;

import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.serving.ModelInput;
import dev.plumbline.inference.OnnxModels;
import dev.plumbline.inference.OnnxModels.Activation;
import dev.plumbline.inference.TestVariant;
import dev.plumbline.kafka.codec.FeatureCodec;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.kafka.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * How many records one thread decodes, scores and encodes in a second, and whether memory stays
 * flat over model swaps. A measurement to run by hand, not a test.
 */
final class ScoreFeaturesSpeed {
    private static final int COLUMNS = 20;
    private static final int RECORDS = 200_000;
    private static final int RUNS = 8;
    private static final long STEP = 1000;
    private static final int SWAPS = 25;

    private ScoreFeaturesSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-speed");
        ScriptedControl.reset();
        long span = RECORDS * STEP / SWAPS;
        for (int swap = 0; swap < RUNS * SWAPS; swap++) {
            ScriptedControl.publish(deployment(folder, swap, swap * span));
        }
        ScoringSettings settings =
                new ScoringSettings(
                        Topics.defaults(),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        List.of(folder.toUri()),
                        64,
                        Duration.ofMillis(5),
                        true,
                        false);
        OneInputStreamOperatorTestHarness<RawRecord, OutputRecord> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new ScoreFeaturesFactory(settings, ScriptedControl.FACTORY));
        harness.open();
        for (int run = 0; run < RUNS; run++) {
            System.out.printf(
                    "run %d: %,.0f records/s, resident %s%n",
                    run, RECORDS / seconds(harness, run), resident());
        }
        harness.close();
    }

    private static double seconds(
            OneInputStreamOperatorTestHarness<RawRecord, OutputRecord> harness, int run)
            throws Exception {
        RawRecord[] records =
                IntStream.range(0, RECORDS)
                        .mapToObj(i -> record((long) run * RECORDS + i))
                        .toArray(RawRecord[]::new);
        long start = System.nanoTime();
        for (int i = 0; i < records.length; i++) {
            harness.processElement(records[i], records[i].eventTime());
            if (i % 1000 == 999) {
                harness.processWatermark(records[i].eventTime());
                harness.getOutput().clear();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static RawRecord record(long index) {
        Random random = new Random(index);
        Map<String, Object> features = new LinkedHashMap<>();
        for (int column = 0; column < COLUMNS; column++) {
            features.put("feature_" + column, random.nextGaussian());
        }
        for (int column = 0; column < 5; column++) {
            features.put("category_" + column, "value-" + random.nextInt(10));
        }
        FeatureRecord record =
                new FeatureRecord(
                        "request-" + index,
                        "m",
                        "entity-" + index,
                        Instant.ofEpochMilli(index * STEP),
                        FeatureRecord.Source.STREAM,
                        null,
                        features);
        byte[] value = new FeatureCodec().encode(record);
        return new RawRecord("features", 0, index, index * STEP, index * STEP, value);
    }

    private static Deployment deployment(Path folder, int revision, long from) {
        float[][] weights = new float[COLUMNS + 50][1];
        for (float[] row : weights) {
            row[0] = 0.01f * (revision + 1);
        }
        byte[] model = OnnxModels.linear(weights, new float[] {0}, Activation.SIGMOID);
        Path file = OnnxModels.write(folder.resolve(revision + ".onnx"), model);
        ModelInput[] inputs = new ModelInput[COLUMNS + 50];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] =
                    i < COLUMNS
                            ? TestVariant.number("feature_" + i)
                            : new ModelInput(
                                    "category_" + (i - COLUMNS) / 10,
                                    "value-" + (i - COLUMNS) % 10,
                                    null);
        }
        return new Deployment(
                "m",
                revision,
                Instant.ofEpochMilli(from),
                List.of(TestVariant.of(Integer.toString(revision), file).inputs(inputs).variant()));
    }

    /** Resident memory of this process, as Linux tells it. */
    private static String resident() throws Exception {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.substring("VmRSS:".length()).strip())
                .findFirst()
                .orElse("unknown");
    }
}
