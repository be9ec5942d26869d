import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import moa.classifiers.core.driftdetection.AbstractChangeDetector;
import moa.classifiers.core.driftdetection.EWMAChartDM;
import moa.classifiers.core.driftdetection.RDDM;
import moa.classifiers.core.driftdetection.STEPD;

/**
 * Where MOA's RDDM, STEPD and EWMA chart find a change, and where they begin to warn: the figures of
 * jobs/core/src/test/resources/golden/detector/moa_detections.csv, without its column {@code use}.
 * Asks MOA, and holds none of its code.
 *
 * <p>Usage: java -cp 'moa-2024.07.0.jar:weka-dev-3.9.6.jar:javacliparser-0.5.0.jar:sizeofag-1.0.4.jar'
 * MoaDetections.java STREAM.csv...
 */
public class MoaDetections {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            double[] errors = read(Path.of(file));
            for (AbstractChangeDetector detector :
                    List.of(new RDDM(), new STEPD(), new EWMAChartDM())) {
                detector.prepareForUse();
                System.out.println(name(file) + "," + found(detector, errors));
            }
        }
    }

    private static String found(AbstractChangeDetector detector, double[] errors) {
        StringBuilder drifts = new StringBuilder();
        StringBuilder warnings = new StringBuilder();
        boolean warned = false;
        for (int row = 0; row < errors.length; row++) {
            detector.input(errors[row]);
            if (detector.getChange()) {
                drifts.append(' ').append(row);
            }
            boolean warns = detector.getWarningZone() && !detector.getChange();
            if (warns && !warned) {
                warnings.append(' ').append(row);
            }
            warned = warns;
        }
        return detector.getClass().getSimpleName()
                + ","
                + drifts.toString().trim()
                + ","
                + warnings.toString().trim();
    }

    private static double[] read(Path file) throws Exception {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text =
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return new String(text.readAllBytes()).lines().skip(1).mapToDouble(Double::parseDouble).toArray();
        }
    }

    private static String name(String file) {
        return Path.of(file).getFileName().toString().replaceAll("\\.csv(\\.gz)?$", "");
    }
}
