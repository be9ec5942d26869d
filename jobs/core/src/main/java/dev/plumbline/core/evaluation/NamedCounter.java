package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.NamedCells;
import dev.plumbline.core.baseline.NamedReference;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.profile.Companion;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.ArrayList;
import java.util.List;

/** Counts the evaluation rows in the cells that named profiles need. */
final class NamedCounter implements RowCounter {
    private final NamedPlan plan;
    private final ProfileLayout layout;
    private final FeatureRow values;
    private final ModelProfile whole;
    private final ReferenceChunks chunks;

    NamedCounter(NamedPlan plan, ReferenceChunks chunks) {
        this.plan = plan;
        this.layout = plan.layout();
        this.values = new FeatureRow(layout);
        this.whole = new ModelProfile(layout);
        this.chunks = chunks;
    }

    @Override
    public void add(CountedRow row) {
        values.clear();
        for (int slot = 0; slot < layout.size(); slot++) {
            values.value(slot, value(row, layout.name(slot)));
        }
        whole.add(values);
        chunks.add(row.eventTimeMillis(), values);
    }

    private static Object value(CountedRow row, String name) {
        return switch (name) {
            case Baseline.VALUE -> row.output().value();
            case Baseline.SCORE -> row.output().score();
            case Baseline.CLASS -> row.output().predictedClass();
            default -> row.features().apply(name);
        };
    }

    @Override
    public Supplement into(Supplement supplement) {
        List<NamedCells> cells = new ArrayList<>();
        for (Companion companion : layout.companions()) {
            cells.add(
                    new NamedCells(
                            layout.name(companion.slot()),
                            companion.kind(),
                            whole.companions(companion.slot()).get(companion.kind())));
        }
        return supplement.toBuilder()
                .named(new NamedReference(cells, chunks.thresholds(plan.specs(), whole)))
                .build();
    }
}
