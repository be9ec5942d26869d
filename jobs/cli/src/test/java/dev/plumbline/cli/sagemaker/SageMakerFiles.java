package dev.plumbline.cli.sagemaker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The files of src/test/resources/sagemaker, and rows of the distributions that they describe. */
final class SageMakerFiles {
    static final Path STATISTICS = resource("statistics.json");
    static final Path CONSTRAINTS = resource("constraints.json");
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private SageMakerFiles() {}

    private static Path resource(String name) {
        try {
            return Path.of(SageMakerFiles.class.getResource("/sagemaker/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a CSV file of independent rows as the statistics describe them.
     *
     * @param shiftFrom row from which on income is three times as high
     */
    static String rows(int rows, int shiftFrom, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text =
                new StringBuilder(
                        "income,age,visits,temperature,weight,channel,campaign,prediction\n");
        for (int row = 0; row < rows; row++) {
            double income = Math.exp(10 + 0.5 * normal(random)) * (row < shiftFrom ? 1 : 3);
            text.append(income).append(',');
            text.append(18 + (int) (62 * random.nextDouble())).append(',');
            text.append((int) (-3 * Math.log(1 - random.nextDouble()))).append(',');
            text.append(random.nextInt(50) == 0 ? "" : 8 + 6 * normal(random)).append(',');
            text.append(70 + 10 * normal(random)).append(',');
            text.append(one(random, 0.55, "web", 0.85, "shop", "phone")).append(',');
            text.append(one(random, 0.45, "spring", 0.75, "1", "autumn")).append(',');
            text.append(100 + 15 * normal(random)).append('\n');
        }
        return text.toString();
    }

    private static String one(
            SplittableRandom random, double first, String a, double second, String b, String c) {
        double share = random.nextDouble();
        return share < first ? a : share < second ? b : c;
    }

    private static double normal(SplittableRandom random) {
        return NORMAL.inverseCumulativeProbability(random.nextDouble(1e-9, 1));
    }
}
