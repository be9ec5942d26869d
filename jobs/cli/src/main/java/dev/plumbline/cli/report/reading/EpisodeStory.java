package dev.plumbline.cli.report.reading;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells how many episodes opened and which are open at the end. */
final class EpisodeStory {
    /** Beyond it only rules are named: what was wrong stands in the table of episodes. */
    private static final int MOST_TOLD = 5;

    private final RunReading run;

    private EpisodeStory(RunReading run) {
        this.run = run;
    }

    /** Returns a whole sentence. */
    static String of(RunReading run) {
        return new EpisodeStory(run).ending();
    }

    private String ending() {
        List<EpisodeReading> standing = run.standing();
        if (run.opened().isEmpty()) {
            return "No alert opened.";
        }
        String opened = Figures.counted(run.opened().size(), "alert episode") + " opened; ";
        return standing.isEmpty()
                ? opened + "none is open at the end."
                : opened
                        + "open at the end: "
                        + standing.stream().map(this::standing).collect(Collectors.joining(", "))
                        + ".";
    }

    /**
     * Names the rule, the segment and, where episodes of several lengths may stand, the windows.
     */
    private String standing(EpisodeReading episode) {
        String segment = episode.told().segment();
        boolean ofOneLength =
                run.standing().stream()
                        .allMatch(other -> other.told().granularity().equals(run.granularity()));
        String where =
                Stream.of(
                                segment,
                                ofOneLength
                                        ? ""
                                        : "windows of "
                                                + WindowLength.of(episode.told().granularity()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
        String name = episode.told().rule() + (where.isEmpty() ? "" : " of " + where);
        return run.standing().size() > MOST_TOLD
                ? name
                : "%s (%s)".formatted(name, withoutFullStop(episode.told().summary()));
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
