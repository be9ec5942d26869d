package dev.plumbline.monitoring.operator;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.monitoring.ExampleModel;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Instant;
import java.util.List;

/** A model whose monitor and baseline are published, and what stage one would tell of its rows. */
record Published(ExampleModel model, Baseline baseline) {
    static final long REVISION = 7;
    static final long START = ExampleModel.START.toEpochMilli();
    static final long HOUR = ExampleModel.HOUR.toMillis();

    static Published of(ExampleModel model) {
        return new Published(model, model.baseline());
    }

    static Published hourly() {
        return of(ExampleModel.hourly("bikes", "1"));
    }

    static Published watchedBy(String windows) {
        return of(new ExampleModel(ExampleModel.monitor("bikes", windows, "[]"), "1"));
    }

    ControlViewFactory control() {
        return FixedControlView.factory(
                List.of(ControlPublisher.messageOf(baseline, 1, Instant.EPOCH)),
                List.of(ControlPublisher.messageOf(model.monitor(), REVISION, Instant.EPOCH)),
                List.of());
    }

    RollupKey key() {
        return key("");
    }

    RollupKey key(String segment) {
        return new RollupKey(
                model.monitor().model(),
                model.version(),
                Role.CHAMPION,
                segment,
                baseline.id(),
                REVISION);
    }

    ProfileDelta delta(long pane, int rows) {
        return delta(key(), pane, rows);
    }

    ProfileDelta delta(RollupKey key, long pane, int rows) {
        ModelProfile profile = new ModelProfile(baseline.layout());
        FeatureRow row = new FeatureRow(baseline.layout());
        for (int i = 0; i < rows; i++) {
            fill(row, pane + i);
            profile.add(row);
        }
        return new ProfileDelta(
                key.text(), pane, rows, profile.toBytes(), new byte[0], new byte[0], new byte[0]);
    }

    private void fill(FeatureRow row, long number) {
        row.clear();
        model.prediction(number, Instant.ofEpochMilli(number), 0)
                .features()
                .forEach((name, value) -> row.value(baseline.layout().slotOf(name), value));
    }
}
