package dev.plumbline.cli.report.reading;

import dev.plumbline.core.serving.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Works out who was champion when: from the deployments, or without them from the windows. */
final class Tenures {
    private Tenures() {}

    static List<Tenure> of(List<Deployment> deployments, List<WindowReading> champions) {
        Map<Instant, String> champion = new TreeMap<>();
        // at equal times the higher revision, which comes later in this order, wins
        deployments.stream()
                .sorted(Comparator.comparingLong(Deployment::revision))
                .forEach(set -> champion.put(set.effectiveFrom(), set.champion().version()));
        if (champion.isEmpty()) {
            champions.forEach(window -> champion.put(window.start(), window.version()));
        }
        List<Tenure> tenures = new ArrayList<>();
        champion.forEach(
                (from, version) -> {
                    Tenure last = tenures.isEmpty() ? null : tenures.get(tenures.size() - 1);
                    if (last == null || !last.version().equals(version)) {
                        tenures.add(
                                new Tenure(version, from, last == null ? null : last.version()));
                    }
                });
        return List.copyOf(tenures);
    }
}
