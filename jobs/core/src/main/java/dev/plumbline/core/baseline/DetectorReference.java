package dev.plumbline.core.baseline;

import dev.plumbline.core.detector.DetectorCalibration;
import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.detector.DetectorSettings;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.risk.BoundedError;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What sequential detectors are told of a model before they read its errors.
 *
 * @param errorRate mean error of the labelled evaluation rows, 0 to 1
 * @param rows those rows, at least 1
 * @param cap makes an error from 0 to 1 of a regression's; null for a classifier
 * @param settings by method, in the order of the documentation
 */
public record DetectorReference(
        double errorRate,
        long rows,
        BoundedError cap,
        Map<DetectorMethod, DetectorSettings> settings) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public DetectorReference {
        if (!(errorRate >= 0 && errorRate <= 1) || rows < 1) {
            throw new IllegalArgumentException(
                    "detectors must rest on an error rate from 0 to 1 and on rows, got %s and %d"
                            .formatted(errorRate, rows));
        }
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Takes the settings that keep the budget of false alarms at an error rate, of all methods that
     * can read the model's errors: a monitor may ask for another detector without a new baseline.
     *
     * @param cap null for a classifier
     */
    public static DetectorReference calibrated(double errorRate, long rows, BoundedError cap) {
        Map<DetectorMethod, DetectorSettings> settings = new LinkedHashMap<>();
        Arrays.stream(DetectorMethod.values())
                .filter(method -> cap == null || method.readsSizes())
                .forEach(
                        method ->
                                settings.put(
                                        method,
                                        DetectorCalibration.stored().settings(method, errorRate)));
        return new DetectorReference(errorRate, rows, cap, settings);
    }

    /** Returns the settings of a method; empty if the baseline holds none. */
    public Optional<DetectorSettings> settings(DetectorMethod method) {
        return Optional.ofNullable(settings.get(method));
    }

    void writeTo(BinaryWriter out) {
        out.writeDouble(errorRate);
        out.writeVarLong(rows);
        out.writeDouble(cap == null ? Double.NaN : cap.cap());
        out.writeVarLong(settings.size());
        settings.forEach(
                (method, held) -> {
                    out.writeText(method.id());
                    out.writeVarLong(held.parameters().size());
                    held.parameters()
                            .forEach(
                                    (name, value) -> {
                                        out.writeText(name);
                                        out.writeDouble(value);
                                    });
                });
    }
}
