package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.SeasonMix;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.window.PaneRows;
import java.util.List;

/** At which hours of the week the rows of a window came. */
final class WindowHours {
    private WindowHours() {}

    /**
     * Returns the hours; null for a window in which every hour of the week counts alike.
     *
     * @param seasons that are at hand
     * @param panes when the window's rows came, from its start to its end
     */
    static SeasonMix mix(SeasonsReference seasons, List<PaneRows> panes) {
        if (panes.isEmpty()) {
            throw new IllegalArgumentException(
                    "a window that is held to seasons must say when its rows came, got no pane");
        }
        SeasonMix.Builder mix = seasons.content().mix();
        panes.forEach(pane -> mix.add(pane.from(), pane.to(), pane.rows()));
        SeasonMix built = mix.build();
        return built.isWholeWeeks() ? null : built;
    }
}
