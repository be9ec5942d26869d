package dev.plumbline.cli.report.reading;

import java.util.List;

/** Names in a sentence that stays one, however many there are. */
final class FewNames {
    private static final int MOST = 5;

    private FewNames() {}

    /** Returns {@code a, b, c, d, e and 195 more}. */
    static String of(List<String> names) {
        int more = names.size() - MOST;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST))
                        + " and "
                        + Figures.count(more)
                        + " more";
    }
}
