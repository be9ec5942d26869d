package dev.plumbline.cli.baseline;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.rows.Row;
import dev.plumbline.cli.rows.RowFile;
import dev.plumbline.cli.rows.Rows;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a monitor declares of its features, held to the rows on which the model was evaluated. A
 * declaration that not one value meets is an error: nothing of the feature would be in the
 * baseline, and no window could depart from it. One that some values do not meet is told of, for
 * their share is what windows are held to.
 */
final class DeclaredValues {
    private final Path spec;
    private final RowFile data;
    private final List<String> notes = new ArrayList<>();

    private DeclaredValues(Path spec, RowFile data) {
        this.spec = spec;
        this.data = data;
    }

    /**
     * Returns a sentence for each declaration that some rows do not meet.
     *
     * @param spec the monitor's file
     * @param data the rows that the baseline was built of
     * @throws DocumentException with the feature's line in the monitor, if none meets it
     */
    static List<String> notes(Path spec, RowFile data, Monitor monitor, Baseline baseline) {
        DeclaredValues declared = new DeclaredValues(spec, data);
        for (FeatureBaseline feature : baseline.features()) {
            declared.type(feature);
            monitor.features().stream()
                    .filter(known -> known.name().equals(feature.name()))
                    .forEach(known -> declared.contract(known, feature));
        }
        return declared.notes;
    }

    private void type(FeatureBaseline feature) {
        FeatureProfile profile = feature.profile();
        String name = feature.name();
        String type = feature.type().name().toLowerCase(Locale.ROOT);
        if (profile.rows() > 0 && profile.missing() == profile.rows()) {
            notes.add(
                    "feature '%s' has no value in any of %s, so nothing can be said of its values; leave it out, or build of rows that have it"
                            .formatted(name, Figures.counted(profile.rows(), "row")));
        }
        if (profile.typeErrors() == 0) {
            return;
        }
        if (profile.typeErrors() == profile.rows() - profile.missing()) {
            throw problem(
                    "%s must be %s in some row of the evaluation set, as the monitor declares, got another type in %s; declare it as what it holds, or leave its type out"
                            .formatted(
                                    "features." + name,
                                    type,
                                    all(profile.typeErrors(), name, feature.type())),
                    name);
        }
        notes.add(
                "feature '%s' is %s, and %s of %s hold a value of another type, such as a number written as text; they are in no cell; declare it as what it holds, or leave its type out"
                        .formatted(
                                name,
                                type,
                                Figures.count(profile.typeErrors()),
                                Figures.counted(profile.rows(), "row")));
    }

    private void contract(FeatureSpec spec, FeatureBaseline feature) {
        FeatureProfile profile = feature.profile();
        FeatureContract contract = spec.contract();
        if (!contract.nullable() && profile.missing() > 0) {
            notes.add(
                    "features.%s.nullable is false, and %s of %s have no value; a single such row breaks a window"
                            .formatted(
                                    spec.name(),
                                    Figures.count(profile.missing()),
                                    Figures.counted(profile.rows(), "row")));
        }
        if (contract.min() != null || contract.max() != null) {
            long[] counts = profile.counts();
            proper(feature, counts[0] + counts[counts.length - 1], "min and max");
        } else if (!contract.values().isEmpty() && profile instanceof CategoryProfile categories) {
            proper(feature, categories.unseen(), "values");
        }
    }

    private void proper(FeatureBaseline feature, long improper, String keys) {
        long present = feature.profile().present();
        String name = feature.name();
        if (improper == 0) {
            return;
        }
        if (improper == present) {
            throw problem(
                    "features.%s: %s must allow some value of the evaluation set, got others in %s; declare what is proper as the file has it, or leave %s out"
                            .formatted(name, keys, all(present, name, feature.type()), keys),
                    name);
        }
        notes.add(
                "features.%s: %s do not allow %s of %s; windows are held to that share"
                        .formatted(
                                name,
                                keys,
                                Figures.count(improper),
                                Figures.counted(present, "value")));
    }

    /** Returns {@code all 3,000 rows with a value, first 'DE' in line 2}. */
    private String all(long rows, String name, FeatureType type) {
        String all = "all %s with a value".formatted(Figures.counted(rows, "row"));
        try (Rows open = data.open()) {
            while (open.hasNext()) {
                Row row = open.next();
                if (row.value(name, type) != null) {
                    return "%s, first '%s' in line %d".formatted(all, row.text(name), row.line());
                }
            }
        }
        return all;
    }

    private DocumentException problem(String text, String feature) {
        return new DocumentException(
                spec.toString(), MonitorDocument.line(spec, "features", feature), text);
    }
}
