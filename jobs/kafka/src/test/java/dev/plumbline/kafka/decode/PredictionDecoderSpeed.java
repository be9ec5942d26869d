package dev.plumbline.kafka.decode;

import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import java.lang.management.ManagementFactory;
import java.util.Random;

/**
 * Prints what processor time decoding and folding a prediction of 20 doubles and 5 strings takes. A
 * measurement to run by hand, not a test: a shared machine's clock must not fail a build.
 */
final class PredictionDecoderSpeed {
    private static final int RECORDS = 20_000;
    private static final int ROUNDS = 100;

    private PredictionDecoderSpeed() {}

    public static void main(String[] arguments) throws UndecodableRecord {
        ProfileLayout layout = Samples.layout();
        byte[][] values = new byte[RECORDS][];
        Random random = new Random(1);
        PredictionCodec codec = new PredictionCodec();
        long bytes = 0;
        for (int i = 0; i < RECORDS; i++) {
            values[i] = codec.encode(Samples.regular(random));
            bytes += values[i].length;
        }
        System.out.printf("%d bytes a record%n", bytes / RECORDS);
        FeatureRow row = new FeatureRow(layout);
        ModelProfile profile = new ModelProfile(layout);
        PredictionDecoder decoder = new PredictionDecoder((model, version, role, time) -> row);
        for (int run = 1; run <= 5; run++) {
            long start = cpuNanos();
            for (int round = 0; round < ROUNDS; round++) {
                for (byte[] value : values) {
                    decoder.decode(value);
                }
            }
            long decoded = cpuNanos();
            for (int round = 0; round < ROUNDS; round++) {
                for (byte[] value : values) {
                    profile.add(decoder.decode(value).row());
                }
            }
            long folded = cpuNanos();
            System.out.printf(
                    "run %d: decode %d ns, decode and fold %d ns a record (%d rows)%n",
                    run,
                    (decoded - start) / (RECORDS * ROUNDS),
                    (folded - decoded) / (RECORDS * ROUNDS),
                    profile.rows());
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
