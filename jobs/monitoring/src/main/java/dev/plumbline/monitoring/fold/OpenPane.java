package dev.plumbline.monitoring.fold;

import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.monitoring.stream.ProfileDelta;

/** What this subtask has seen of one pane and not told yet. */
final class OpenPane {
    final long reference;
    final long end;
    private final String key;
    private final long pane;
    private final ModelProfile profile;

    OpenPane(RollupKey key, ProfileLayout layout, long pane, long end) {
        this.key = key.text();
        this.reference = key.reference();
        this.pane = pane;
        this.end = end;
        this.profile = new ModelProfile(layout);
    }

    ModelProfile profile() {
        return profile;
    }

    boolean isEmpty() {
        return profile.rows() == 0;
    }

    ProfileDelta takeDelta() {
        ProfileDelta delta = new ProfileDelta(key, pane, profile.rows(), profile.toBytes());
        profile.clear();
        return delta;
    }
}
